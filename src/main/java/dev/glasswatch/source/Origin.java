package dev.glasswatch.source;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Scheme, host and port of a web URL (RFC 6454): what credentials belong to.
 *
 * @param scheme {@code http} or {@code https}
 * @param host lower case, in ASCII, without the brackets of IPv6
 * @param port never the default by omission
 */
record Origin(String scheme, String host, int port) {
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(?:\\[(?<v6>[^\\]]+)\\]|(?<name>[^:\\[\\]]+))(?::(?<port>\\d{0,5}))?");

  /** The origin of an {@code http} or {@code https} URL. */
  static Origin of(URI url) throws SourceException {
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    String authority = url.getRawAuthority() == null ? "" : url.getRawAuthority();
    // Not URI.getHost: it knows no underscores and no numbers as hosts.
    Matcher matcher = HOST_AND_PORT.matcher(authority.substring(authority.lastIndexOf('@') + 1));
    if (!matcher.matches()) {
      throw malformed(url);
    }
    String v6 = matcher.group("v6");
    return new Origin(scheme, v6 != null ? v6 : ascii(url, matcher), port(url, scheme, matcher));
  }

  /** User name and password in the URL, still escaped. */
  static Optional<String> userInfo(URI url) {
    String authority = url.getRawAuthority();
    int at = authority == null ? -1 : authority.lastIndexOf('@');
    return authority == null || at < 0 ? Optional.empty() : Optional.of(authority.substring(0, at));
  }

  private static String ascii(URI url, Matcher matcher) throws SourceException {
    String name = matcher.group("name");
    try {
      return IDN.toASCII(name == null ? "" : name).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw malformed(url);
    }
  }

  private static int port(URI url, String scheme, Matcher matcher) throws SourceException {
    String port = matcher.group("port");
    if (port == null || port.isEmpty()) {
      return scheme.equals("https") ? 443 : 80;
    }
    int number = Integer.parseInt(port);
    if (number < 1 || number > 0xFFFF) {
      throw malformed(url);
    }
    return number;
  }

  private static SourceException malformed(URI url) {
    return new SourceException(
        SourceFault.MALFORMED,
        RedactedUrl.of(url.toString()) + " names no host and port that can be read.");
  }
}
