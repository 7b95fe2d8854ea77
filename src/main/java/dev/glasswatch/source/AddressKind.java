package dev.glasswatch.source;

import java.util.Locale;

/** Why an address is refused unless allowed: what kind of place it leads to. */
public enum AddressKind {
  LOOPBACK,
  UNSPECIFIED,
  PRIVATE,
  /** Link-local: only reaches neighbours on one cable. */
  LINK_LOCAL,
  /** Carrier-grade NAT, RFC 6598. */
  SHARED,
  /** Where a cloud answers its machines with their credentials. */
  METADATA,
  MULTICAST,
  BROADCAST,
  /** Examples and benchmarks: nothing real lives there. */
  DOCUMENTATION,
  /** Reserved, deprecated, or a tunnel whose far end cannot be told. */
  RESERVED;

  /** The name as printed in a sentence. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
