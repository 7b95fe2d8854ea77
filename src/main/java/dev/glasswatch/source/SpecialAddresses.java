package dev.glasswatch.source;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known about addresses that are not ordinary places on the Internet: the IANA special
 * purpose registries for IPv4 and IPv6 (RFC 6890 and its updates), the clouds' metadata services,
 * and the IPv6 forms that carry an IPv4 address inside.
 */
final class SpecialAddresses {
  private record Special(AddressRange range, AddressKind kind) {}

  private record Carrier(AddressRange range, int offset) {}

  /** First match wins, so the narrow ranges stand before the wide ones. */
  private static final List<Special> IPV4 =
      List.of(
          special("169.254.169.254", AddressKind.METADATA),
          special("169.254.170.2", AddressKind.METADATA),
          special("100.100.100.200", AddressKind.METADATA),
          special("168.63.129.16", AddressKind.METADATA),
          special("192.0.0.192", AddressKind.METADATA),
          special("0.0.0.0", AddressKind.UNSPECIFIED),
          special("0.0.0.0/8", AddressKind.RESERVED),
          special("10.0.0.0/8", AddressKind.PRIVATE),
          special("100.64.0.0/10", AddressKind.SHARED),
          special("127.0.0.0/8", AddressKind.LOOPBACK),
          special("169.254.0.0/16", AddressKind.LINK_LOCAL),
          special("172.16.0.0/12", AddressKind.PRIVATE),
          special("192.0.0.0/24", AddressKind.RESERVED),
          special("192.0.2.0/24", AddressKind.DOCUMENTATION),
          special("192.88.99.0/24", AddressKind.RESERVED),
          special("192.168.0.0/16", AddressKind.PRIVATE),
          special("198.18.0.0/15", AddressKind.DOCUMENTATION),
          special("198.51.100.0/24", AddressKind.DOCUMENTATION),
          special("203.0.113.0/24", AddressKind.DOCUMENTATION),
          special("224.0.0.0/4", AddressKind.MULTICAST),
          special("255.255.255.255", AddressKind.BROADCAST),
          special("240.0.0.0/4", AddressKind.RESERVED));

  private static final List<Special> IPV6 =
      List.of(
          special("fd00:ec2::254", AddressKind.METADATA),
          special("fd20:ce::254", AddressKind.METADATA),
          special("::", AddressKind.UNSPECIFIED),
          special("::1", AddressKind.LOOPBACK),
          special("fc00::/7", AddressKind.PRIVATE),
          special("fe80::/10", AddressKind.LINK_LOCAL),
          special("fec0::/10", AddressKind.PRIVATE),
          special("ff00::/8", AddressKind.MULTICAST),
          special("2001:2::/48", AddressKind.DOCUMENTATION),
          special("2001::/23", AddressKind.RESERVED),
          special("2001:db8::/32", AddressKind.DOCUMENTATION),
          special("3fff::/20", AddressKind.DOCUMENTATION));

  private static final AddressRange GLOBAL_UNICAST = AddressRange.parse("2000::/3");

  /** Forms that reach the IPv4 address inside: NAT64 (RFC 6052) and 6to4 (RFC 3056). */
  private static final List<Carrier> CARRIERS =
      List.of(carrier("64:ff9b::/96", 12), carrier("2002::/16", 2));

  /** Forms that no network should route, but whose insides tell what was meant. */
  private static final List<Carrier> DEPRECATED_CARRIERS =
      List.of(carrier("::/96", 12), carrier("::ffff:0:0:0/96", 12));

  private static final Map<Integer, List<Special>> BY_LENGTH = Map.of(4, IPV4, 16, IPV6);

  private SpecialAddresses() {}

  /** What kind of special address this is, or empty for an ordinary one. */
  static Optional<AddressKind> kindOf(byte[] address) {
    Optional<AddressKind> listed = listed(address);
    if (listed.isPresent() || address.length == 4) {
      return listed;
    }
    Optional<byte[]> inside = ipv4Inside(address);
    if (inside.isPresent()) {
      return kindOf(inside.get());
    }
    return GLOBAL_UNICAST.contains(address) ? Optional.empty() : Optional.of(unroutable(address));
  }

  /** The IPv4 address that an IPv6 address leads to by translation or tunnel. */
  static Optional<byte[]> ipv4Inside(byte[] address) {
    return inside(address, CARRIERS);
  }

  private static AddressKind unroutable(byte[] address) {
    return inside(address, DEPRECATED_CARRIERS)
        .flatMap(SpecialAddresses::kindOf)
        .orElse(AddressKind.RESERVED);
  }

  private static Optional<AddressKind> listed(byte[] address) {
    return BY_LENGTH.getOrDefault(address.length, List.of()).stream()
        .filter(special -> special.range().contains(address))
        .map(Special::kind)
        .findFirst();
  }

  private static Optional<byte[]> inside(byte[] address, List<Carrier> carriers) {
    return carriers.stream()
        .filter(carrier -> carrier.range().contains(address))
        .map(carrier -> Arrays.copyOfRange(address, carrier.offset(), carrier.offset() + 4))
        .findFirst();
  }

  private static Special special(String range, AddressKind kind) {
    return new Special(AddressRange.parse(range), kind);
  }

  private static Carrier carrier(String range, int offset) {
    return new Carrier(AddressRange.parse(range), offset);
  }
}
