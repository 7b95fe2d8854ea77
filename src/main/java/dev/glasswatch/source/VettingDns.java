package dev.glasswatch.source;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;

/**
 * The address hook: the HTTP client asks it on every new connection, for names and literals alike,
 * and connects to what it answers and nothing else. So an address is vetted at the moment it is
 * used, and a name that answers differently the next time gains nothing. Thread-safe.
 */
final class VettingDns implements DnsResolver {
  /** Gives up waiting for a name when the stream that asks is stopped. */
  static final ScopedValue<StopSignal> STOP = ScopedValue.newInstance();

  private final BoundedResolver names;
  private final AddressPolicy policy;

  VettingDns(BoundedResolver names, AddressPolicy policy) {
    this.names = names;
    this.policy = policy;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    Optional<InetAddress> literal = HostLiteral.parse(host);
    InetAddress[] addresses =
        literal.isPresent()
            ? new InetAddress[] {literal.get()}
            : names.resolve(host, STOP.orElse(new StopSignal()));
    return vet(host, addresses);
  }

  private InetAddress[] vet(String host, InetAddress[] addresses) throws UnknownHostException {
    List<InetAddress> allowed = new ArrayList<>();
    ForbiddenAddressException refused = null;
    for (InetAddress address : addresses) {
      Optional<AddressKind> refusal = policy.refusal(address);
      if (refusal.isEmpty()) {
        allowed.add(address);
      } else {
        refused = new ForbiddenAddressException(host, address, refusal.get());
      }
    }
    if (allowed.isEmpty()) {
      throw refused != null ? refused : new UnknownHostException(host);
    }
    return allowed.toArray(InetAddress[]::new);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /** Every address of a host is refused; an {@code UnknownHostException} so that it gets out. */
  static final class ForbiddenAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    ForbiddenAddressException(String host, InetAddress address, AddressKind kind) {
      super(AddressPolicy.sentence(host, address, kind));
    }
  }
}
