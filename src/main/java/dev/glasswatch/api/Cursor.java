package dev.glasswatch.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where the next part of a listing begins, as text that callers only pass back: the kind of listing
 * and the last item of the part before, in base64.
 */
final class Cursor {

  private Cursor() {}

  static String of(String kind, Object last) {
    byte[] plain = (kind + ":" + last).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
  }

  static String parse(String kind, String cursor) {
    String plain = decode(cursor);
    if (!plain.startsWith(kind + ":")) {
      throw bad();
    }
    return plain.substring(kind.length() + 1);
  }

  static long parseNumber(String kind, String cursor) {
    try {
      return Long.parseLong(parse(kind, cursor));
    } catch (NumberFormatException e) {
      throw bad();
    }
  }

  private static String decode(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw bad();
    }
  }

  private static ProblemException bad() {
    return Query.bad(
        "cursor must be the next of an earlier answer, unchanged; leave it out to begin anew.");
  }
}
