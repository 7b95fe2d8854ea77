package dev.glasswatch.source;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A range of IP addresses in CIDR notation: {@code 10.0.0.0/8}, {@code fd00::/8}, or one address.
 * An IPv4 range never contains an IPv6 address, nor the other way round.
 */
public final class AddressRange {
  private static final String DOTTED_QUAD = "\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}";

  private final byte[] network;
  private final int prefixLength;

  private AddressRange(byte[] network, int prefixLength) {
    this.network = network;
    this.prefixLength = prefixLength;
  }

  /**
   * Reads a range; bits beyond the prefix are ignored.
   *
   * @throws IllegalArgumentException with a sentence for the person who wrote {@code cidr}
   */
  public static AddressRange parse(String cidr) {
    int slash = cidr.indexOf('/');
    byte[] network = literal(cidr, slash < 0 ? cidr : cidr.substring(0, slash));
    int bits = network.length * Byte.SIZE;
    int prefix = slash < 0 ? bits : prefixLength(cidr, cidr.substring(slash + 1), bits);
    return new AddressRange(network, prefix);
  }

  private static byte[] literal(String cidr, String address) {
    // InetAddress alone would also take 10.1 and 167772161, which nobody means in a CIDR.
    if (!address.contains(":") && !address.matches(DOTTED_QUAD)) {
      throw unreadable(cidr);
    }
    try {
      return InetAddress.ofLiteral(address).getAddress();
    } catch (IllegalArgumentException e) {
      throw unreadable(cidr);
    }
  }

  private static int prefixLength(String cidr, String text, int bits) {
    if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > bits) {
      throw unreadable(cidr);
    }
    return Integer.parseInt(text);
  }

  private static IllegalArgumentException unreadable(String cidr) {
    return new IllegalArgumentException(
        "'" + cidr + "' is no network; write it like 10.0.0.0/8, 192.0.2.7 or fd00::/8.");
  }

  /** Whether this address lies in the range. */
  public boolean contains(InetAddress address) {
    return contains(address.getAddress());
  }

  boolean contains(byte[] address) {
    return address.length == network.length && sameBits(address);
  }

  private boolean sameBits(byte[] address) {
    for (int bit = 0; bit < prefixLength; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((address[bit / Byte.SIZE] ^ network[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    try {
      return InetAddress.getByAddress(network).getHostAddress() + "/" + prefixLength;
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
