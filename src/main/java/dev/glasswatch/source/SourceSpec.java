package dev.glasswatch.source;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What to connect to.
 *
 * @param url file path, {@code file:}, {@code http(s):}, or {@code udp:} URL; may hold credentials,
 *     so it is never printed: print {@link #display}
 * @param headers HTTP request headers, sent to the stream's own origin only; secret
 * @param rendition which HLS variant to take
 * @param audioLanguage preferred language of a separate audio rendition (RFC 5646)
 */
public record SourceSpec(
    String url,
    Map<String, String> headers,
    RenditionChoice rendition,
    Optional<String> audioLanguage) {

  /** A plain URL with every choice left at its default. */
  public static SourceSpec of(String url) {
    return new SourceSpec(url, Map.of(), RenditionChoice.BEST, Optional.empty());
  }

  /**
   * Looks for what no connection could put right, without making one.
   *
   * @throws SourceException when the URL or a header can never be used
   */
  public void check() throws SourceException {
    URI uri = SourceUrl.parse(url, Path.of(""));
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    switch (scheme) {
      case "http", "https" -> Credentials.of(uri, headers);
      case "udp" -> UdpAddress.of(uri);
      case "file" -> SourceUrl.path(uri);
      default -> throw SourceUrl.unsupported(uri, scheme);
    }
  }

  /** The URL without user info, query and fragment: safe to print. */
  public String display() {
    return RedactedUrl.of(url);
  }

  @Override
  public String toString() {
    return "SourceSpec[" + display() + "]";
  }
}
