package dev.glasswatch.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads URLs as they are met in the wild: characters that should have been escaped are, and
 * references are resolved as RFC 3986 says where {@link URI#resolve} still follows its predecessor.
 */
final class Urls {
  /** RFC 3986, appendix B. */
  private static final Pattern PARTS =
      Pattern.compile("^([a-zA-Z][a-zA-Z0-9+.-]*:)?(//[^/?#]*)?([^?#]*)(\\?[^#]*)?(#.*)?$");

  private static final Pattern UNESCAPED =
      Pattern.compile("%(?!\\p{XDigit}{2})|[^A-Za-z0-9\\-._~:/?@!$&'()*+,;=%]");

  private Urls() {}

  /** A URL or a reference, without its fragment. */
  static URI parse(String text) throws SourceException {
    Matcher parts = PARTS.matcher(text.strip());
    if (!parts.matches()) {
      throw malformed(text);
    }
    String authority = part(parts, 2);
    String path = part(parts, 3);
    String rooted = path.isEmpty() && authority.length() > 2 ? "/" : path;
    try {
      return new URI(part(parts, 1) + authority + escape(rooted) + escape(part(parts, 4)));
    } catch (URISyntaxException e) {
      // The cause would carry the whole URL with its secrets.
      throw malformed(text);
    }
  }

  /** Where {@code reference}, found in the document at {@code base}, leads. */
  static URI resolve(URI base, String reference) throws SourceException {
    URI relative = parse(reference);
    boolean queryOnly =
        relative.getScheme() == null
            && relative.getRawAuthority() == null
            && relative.getRawPath().isEmpty();
    if (queryOnly) {
      String document = base.toString().replaceFirst("\\?.*$", "");
      return URI.create(document + relative);
    }
    URI resolved = base.resolve(relative).normalize();
    return URI.create(
        resolved.toString().replaceFirst("^([^:/?#]+://[^/?#]*)(?:/\\.\\.)+/", "$1/"));
  }

  private static String part(Matcher parts, int group) {
    String part = parts.group(group);
    return part == null ? "" : part;
  }

  private static String escape(String part) {
    return UNESCAPED.matcher(part).replaceAll(match -> escapeBytes(match.group()));
  }

  private static String escapeBytes(String character) {
    StringBuilder escaped = new StringBuilder();
    for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
      escaped.append('%').append(String.format("%02X", b));
    }
    return escaped.toString();
  }

  private static SourceException malformed(String text) {
    return new SourceException(
        SourceFault.MALFORMED, RedactedUrl.of(text) + " is not a URL that can be read.");
  }
}
