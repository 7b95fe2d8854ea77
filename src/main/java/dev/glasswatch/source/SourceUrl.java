package dev.glasswatch.source;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/** What a person writes to name a stream: a URL, or the plain path of a file. */
final class SourceUrl {
  private SourceUrl() {}

  /** As a URL; a relative path is relative to {@code base}. */
  static URI parse(String text, Path base) throws SourceException {
    boolean path = !text.contains("://") && !text.toLowerCase(Locale.ROOT).startsWith("file:");
    return path ? plainPath(text, base).toUri() : Urls.parse(text);
  }

  private static Path plainPath(String text, Path base) throws SourceException {
    try {
      return base.resolve(text);
    } catch (IllegalArgumentException e) {
      throw new SourceException(
          SourceFault.FILE_UNREADABLE, "A path with a NUL character names no file.");
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
}
