package dev.glasswatch.source;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a person writes to name a stream: a URL, or the plain path of a file. */
final class SourceUrl {
  private static final Pattern SCHEME = Pattern.compile("\\s*[\\w.+-]+:");

  private SourceUrl() {}

  /**
   * As a URL; a relative path is relative to {@code base}. What looks like a URL with a slip in it
   * is refused; as a path it would be read, and shown, with the password in it.
   */
  static URI parse(String text, Path base) throws SourceException {
    if (!isPath(text)) {
      return absolute(text);
    }
    if (looksLikeUrl(text)) {
      throw malformed(text);
    }
    return plainPath(text, base).toUri();
  }

  private static URI absolute(String text) throws SourceException {
    URI url = Urls.parse(text);
    if (!url.isAbsolute()) {
      throw malformed(text);
    }
    return url;
  }

  private static SourceException malformed(String text) {
    return new SourceException(
        SourceFault.MALFORMED,
        RedactedUrl.of(text) + " is not a URL that can be read; a file is named as ./name.");
  }

  /** The same where every file may be read: one that is there goes before a mistaken URL. */
  static URI parseWithFiles(String text, Path base) throws SourceException {
    boolean there = isPath(text) && Files.isRegularFile(plainPath(text, base));
    return there ? plainPath(text, base).toUri() : parse(text, base);
  }

  private static boolean isPath(String text) {
    return !text.contains("://") && !text.strip().toLowerCase(Locale.ROOT).startsWith("file:");
  }

  private static boolean looksLikeUrl(String text) {
    return SCHEME.matcher(text).lookingAt() || RedactedUrl.hides(text);
  }

  private static Path plainPath(String text, Path base) throws SourceException {
    try {
      return base.resolve(text);
    } catch (IllegalArgumentException e) {
      throw new SourceException(
          SourceFault.FILE_UNREADABLE,
          "A path with a NUL character, or one that the locale cannot spell, names no file.");
    }
  }

  /** The path that a {@code file:} URL names. */
  static Path path(URI url) throws SourceException {
    String host = url.getRawAuthority();
    boolean here = host == null || host.isEmpty() || host.equalsIgnoreCase("localhost");
    String path = url.getRawPath();
    try {
      if (here && path != null) {
        return Path.of(URI.create("file://" + path));
      }
    } catch (IllegalArgumentException e) {
      // An escaped NUL, say: as unreadable as the rest.
    }
    throw new SourceException(
        SourceFault.FILE_UNREADABLE,
        RedactedUrl.of(url.toString()) + " names no local file; write file:///folder/name.");
  }

  /** The refusal of a scheme that nothing here reads. */
  static SourceException unsupported(URI url, String scheme) {
    return new SourceException(
        SourceFault.UNSUPPORTED,
        "%s has the scheme '%s'; files, http, https and udp can be watched."
            .formatted(RedactedUrl.of(url.toString()), scheme));
  }
}
