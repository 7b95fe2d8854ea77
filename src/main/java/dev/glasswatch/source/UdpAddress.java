package dev.glasswatch.source;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code udp:} URL says: {@code udp://@239.1.1.1:1234?interface=eth0&source=10.0.0.1}, or
 * {@code udp://@:1234} to receive what is sent to this machine.
 *
 * @param host group or own address; empty for all own addresses
 * @param port to receive on
 * @param networkInterface name or address of the interface to join a group on
 * @param sender the only address to listen to
 */
record UdpAddress(
    Optional<String> host, int port, Optional<String> networkInterface, Optional<String> sender) {
  private static final Pattern AUTHORITY =
      Pattern.compile(
          "(?:(?<source>[^@]*)@)?(?:\\[(?<v6>[^\\]]+)\\]|(?<host>[^:@]*)):(?<port>\\d{1,5})");

  /** How other programs tune what we tune ourselves. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of("pkt_size", "fifo_size", "buffer_size", "overrun_nonfatal", "reuse", "timeout", "ttl");

  static UdpAddress of(URI url) throws SourceException {
    String authority = url.getRawAuthority() == null ? "" : url.getRawAuthority();
    Matcher matcher = AUTHORITY.matcher(authority);
    if (!matcher.matches() || port(matcher) < 1 || port(matcher) > 0xFFFF) {
      throw new SourceException(
          SourceFault.MALFORMED,
          RedactedUrl.of(url.toString())
              + " names no port to receive on; write udp://@239.1.1.1:1234 or udp://@:1234.");
    }
    Map<String, String> parameters = parameters(url);
    Optional<String> host = given(matcher.group("v6")).or(() -> given(matcher.group("host")));
    return new UdpAddress(
        host,
        port(matcher),
        given(parameters.get("interface")),
        given(parameters.get("source")).or(() -> given(matcher.group("source"))));
  }

  private static int port(Matcher matcher) {
    return Integer.parseInt(matcher.group("port"));
  }

  private static Optional<String> given(@Nullable String text) {
    return Optional.ofNullable(text).filter(value -> !value.isEmpty());
  }

  private static Map<String, String> parameters(URI url) throws SourceException {
    Map<String, String> parameters = new LinkedHashMap<>();
    String query = url.getRawQuery() == null ? "" : url.getRawQuery();
    for (String pair : query.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        parameters.put(known(parts[0]), parts[1]);
      }
    }
    return parameters;
  }

  private static String known(String name) throws SourceException {
    return switch (name) {
      case "interface", "source" -> name;
      case "localaddr" -> "interface";
      case "sources" -> "source";
      default -> {
        if (WITHOUT_EFFECT.contains(name)) {
          yield name;
        }
        throw new SourceException(
            SourceFault.UNSUPPORTED,
            "A udp URL takes the parameters interface and source, not '%s'.".formatted(name));
      }
    };
  }
}
