package dev.glasswatch.source;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/**
 * A host that is written as a number rather than a name, in any spelling that {@code inet_aton} and
 * browsers take: {@code 127.1}, {@code 0x7f000001}, {@code 0177.0.0.1}, {@code 2130706433}, {@code
 * [::1]}. Follows the IPv4 parser of the WHATWG URL standard.
 */
final class HostLiteral {
  private static final int MAX_PARTS = 4;

  private HostLiteral() {}

  /**
   * The address, or empty when {@code host} is a name.
   *
   * @throws UnknownHostException when it ends in a number as only addresses do, yet is none
   */
  static Optional<InetAddress> parse(String host) throws UnknownHostException {
    if (host.contains(":")) {
      return Optional.of(ipv6(host));
    }
    String dotless = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    String[] parts = dotless.split("\\.", -1);
    if (!isNumber(parts[parts.length - 1])) {
      return Optional.empty();
    }
    return Optional.of(ipv4(host, parts));
  }

  private static InetAddress ipv6(String host) throws UnknownHostException {
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    try {
      return InetAddress.ofLiteral(bracketed ? host.substring(1, host.length() - 1) : host);
    } catch (IllegalArgumentException e) {
      throw new UnknownHostException(host);
    }
  }

  private static InetAddress ipv4(String host, String[] parts) throws UnknownHostException {
    if (parts.length > MAX_PARTS) {
      throw new UnknownHostException(host);
    }
    long address = 0;
    for (int i = 0; i < parts.length - 1; i++) {
      address = address << Byte.SIZE | number(host, parts[i], 0xFF);
    }
    int rest = (MAX_PARTS + 1 - parts.length) * Byte.SIZE;
    address = address << rest | number(host, parts[parts.length - 1], (1L << rest) - 1);
    byte[] bytes = {
      (byte) (address >> 24), (byte) (address >> 16), (byte) (address >> 8), (byte) address
    };
    return InetAddress.getByAddress(bytes);
  }

  private static boolean isNumber(String part) {
    return part.matches("\\d+|0[xX]\\p{XDigit}*");
  }

  private static long number(String host, String part, long max) throws UnknownHostException {
    String text = part.toLowerCase(Locale.ROOT);
    if (!isNumber(part)) {
      throw new UnknownHostException(host);
    }
    try {
      long value = valueOf(text);
      if (value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // 09 is no octal number, and 99999999999999999999 none at all: fall through
    }
    throw new UnknownHostException(host);
  }

  private static long valueOf(String text) {
    if (text.startsWith("0x")) {
      return text.length() == 2 ? 0 : Long.parseLong(text.substring(2), 16);
    }
    boolean octal = text.length() > 1 && text.startsWith("0");
    return Long.parseLong(text, octal ? 8 : 10);
  }
}
