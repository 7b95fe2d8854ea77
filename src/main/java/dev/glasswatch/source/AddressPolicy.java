package dev.glasswatch.source;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses a stream may reach. Everything on the public Internet is allowed; private,
 * loopback, link-local, metadata, multicast and reserved addresses only where a range opens them.
 * It judges the bytes of an address that is about to be used, so that no spelling of it, no name
 * and no second answer of a name server makes a difference. Immutable.
 */
public final class AddressPolicy {
  /** Nothing but the public Internet. */
  public static final AddressPolicy PUBLIC_ONLY = new AddressPolicy(List.of());

  private final List<AddressRange> allowed;

  /** Opens {@code allowed} beside the public Internet. */
  public AddressPolicy(List<AddressRange> allowed) {
    this.allowed = List.copyOf(allowed);
  }

  /** Opens ranges written as CIDR, as given to {@code --allow-network}. */
  public static AddressPolicy allowing(String... cidrs) {
    return new AddressPolicy(Arrays.stream(cidrs).map(AddressRange::parse).toList());
  }

  /** Why this address must not be reached, or empty when it may be. */
  public Optional<AddressKind> refusal(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean opened =
        opens(bytes) || SpecialAddresses.ipv4Inside(bytes).filter(this::opens).isPresent();
    return opened ? Optional.empty() : SpecialAddresses.kindOf(bytes);
  }

  /**
   * Refuses an address in one sentence.
   *
   * @param host what the user wrote, to recognise it by
   */
  void require(String host, InetAddress address) throws SourceException {
    Optional<AddressKind> refusal = refusal(address);
    if (refusal.isPresent()) {
      throw new SourceException(
          SourceFault.ADDRESS_FORBIDDEN, sentence(host, address, refusal.get()));
    }
  }

  static String sentence(String host, InetAddress address, AddressKind kind) {
    String text = address.getHostAddress();
    return "%s leads to the %s address %s, which is refused; --allow-network %s would open it."
        .formatted(host, kind.label(), text, text);
  }

  private boolean opens(byte[] address) {
    return allowed.stream().anyMatch(range -> range.contains(address));
  }
}
