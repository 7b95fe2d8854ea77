package dev.glasswatch.orchestrate;

import dev.glasswatch.alert.ForbiddenAddressException;
import dev.glasswatch.alert.ReceiverAddresses;
import dev.glasswatch.source.AddressPolicy;
import dev.glasswatch.source.HostResolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Holds alerts to the address policy of streams: whoever may name a webhook must not be able to
 * reach with it what a stream's URL could not.
 */
final class PolicedReceivers implements ReceiverAddresses {

  private final AddressPolicy policy;
  private final HostResolver resolver;

  PolicedReceivers(AddressPolicy policy, HostResolver resolver) {
    this.policy = policy;
    this.resolver = resolver;
  }

  @Override
  public List<InetAddress> of(String host) throws UnknownHostException {
    List<InetAddress> allowed =
        Arrays.stream(resolver.resolve(host))
            .filter(address -> policy.refusal(address).isEmpty())
            .toList();
    if (allowed.isEmpty()) {
      throw new ForbiddenAddressException(
          "%s leads to an address that is refused; --allow-network would open it".formatted(host));
    }
    return allowed;
  }
}
