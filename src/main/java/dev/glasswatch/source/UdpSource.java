package dev.glasswatch.source;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.Optional;

/** MPEG-TS over UDP, sent to this machine or to a multicast group. */
final class UdpSource implements Source {
  private final UdpAddress address;
  private final VettingDns dns;
  private final AddressPolicy policy;
  private final Connection connection;

  UdpSource(URI url, VettingDns dns, AddressPolicy policy, Connection connection)
      throws SourceException {
    this.address = UdpAddress.of(url);
    this.dns = dns;
    this.policy = policy;
    this.connection = connection;
  }

  @Override
  public List<Input> open() throws SourceException {
    connection.stop().check();
    Optional<InetAddress> local = resolve(address.host(), true);
    Optional<InetAddress> sender = resolve(address.sender(), false);
    DatagramChannel channel = UdpSocket.open(address, local, sender);
    connection.stop().onStop(() -> close(channel));
    DatagramBuffer buffer =
        new DatagramBuffer(connection.bounds().datagramBuffer(), connection.stop());
    DatagramReceiver receiver =
        new DatagramReceiver(channel, buffer, policy, sender, connection.ledger());
    Thread.ofPlatform().name("udp-" + connection.stream()).daemon().start(receiver);
    UdpRun run = new UdpRun(buffer, receiver, connection.deadlines().stall());
    return List.of(new SingleRun(run, buffer::ready));
  }

  /**
   * @param wildcard whether 0.0.0.0 means all own addresses, to which anybody may be refused later
   */
  private Optional<InetAddress> resolve(Optional<String> host, boolean wildcard)
      throws SourceException {
    if (host.isEmpty()) {
      return Optional.empty();
    }
    try {
      Optional<InetAddress> literal = HostLiteral.parse(host.get());
      if (wildcard && literal.filter(InetAddress::isAnyLocalAddress).isPresent()) {
        return literal;
      }
      return Optional.of(
          ScopedValue.where(VettingDns.STOP, connection.stop())
              .call(() -> dns.resolve(host.get()))[0]);
    } catch (VettingDns.ForbiddenAddressException e) {
      throw new SourceException(SourceFault.ADDRESS_FORBIDDEN, String.valueOf(e.getMessage()), e);
    } catch (UnknownHostException e) {
      connection.stop().check();
      throw new SourceException(
          SourceFault.UNREACHABLE, "The host name " + host.get() + " does not resolve.", e);
    }
  }

  private static void close(DatagramChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // Closed all the same.
    }
  }

  @Override
  public DeliveryFacts delivery() {
    return connection.ledger().facts();
  }

  @Override
  public boolean live() {
    return true;
  }

  @Override
  public void stop() {
    connection.stop().stop();
  }

  @Override
  public void close() {
    stop();
  }
}
