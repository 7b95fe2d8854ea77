package dev.glasswatch.source;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The secrets of one stream and the one origin that may see them. A redirect or a playlist entry
 * that leads elsewhere gets none of them. Never printed.
 */
final class Credentials {
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final String VALUE = "[\\t\\x20-\\x7E\\x80-\\xFF]*";

  /** Set by us: a second value would split or misdirect the request. */
  private static final Set<String> OURS =
      Set.of("host", "content-length", "transfer-encoding", "connection", "range", "expect");

  private final Origin home;
  private final Map<String, String> headers;

  private Credentials(Origin home, Map<String, String> headers) {
    this.home = home;
    this.headers = headers;
  }

  /** The headers of a spec and the user info of its URL. */
  static Credentials of(URI url, Map<String, String> headers) throws SourceException {
    for (Map.Entry<String, String> header : headers.entrySet()) {
      requireValid(header.getKey(), header.getValue());
    }
    Map<String, String> all = new LinkedHashMap<>(headers);
    basic(url).ifPresent(value -> all.putIfAbsent("Authorization", value));
    return new Credentials(Origin.of(url), all);
  }

  /** What to send with a request for {@code url}; its own user info wins over the stream's. */
  Map<String, String> headersFor(URI url) throws SourceException {
    Map<String, String> sent = new LinkedHashMap<>();
    if (Origin.of(url).equals(home)) {
      sent.putAll(headers);
    }
    basic(url).ifPresent(value -> sent.put("Authorization", value));
    return sent;
  }

  /** RFC 7617. */
  private static Optional<String> basic(URI url) {
    return Origin.userInfo(url)
        .map(userInfo -> URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8))
        .map(decoded -> decoded.contains(":") ? decoded : decoded + ":")
        .map(pair -> Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
        .map(encoded -> "Basic " + encoded);
  }

  private static void requireValid(String name, String value) throws SourceException {
    if (!name.matches(TOKEN)) {
      throw new SourceException(
          SourceFault.MALFORMED, "A request header has a name that HTTP does not allow.");
    }
    if (!value.matches(VALUE) || OURS.contains(name.toLowerCase(Locale.ROOT))) {
      throw new SourceException(
          SourceFault.MALFORMED,
          "The request header "
              + name
              + " cannot be set, or has a value that HTTP does not allow.");
    }
  }

  @Override
  public String toString() {
    return "Credentials[" + home + "]";
  }
}
