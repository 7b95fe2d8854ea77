package dev.glasswatch.source;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ProtocolFamily;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens the socket that a UDP stream is received on: binds it, and joins its group. */
final class UdpSocket {
  /** Room in the kernel for about a second of 20 Mb/s; it grants less where it must. */
  private static final int KERNEL_BUFFER = 2 << 20;

  private UdpSocket() {}

  /**
   * @param local own address or group, empty for all own addresses
   * @param sender the only address to listen to
   */
  static DatagramChannel open(
      UdpAddress address, Optional<InetAddress> local, Optional<InetAddress> sender)
      throws SourceException {
    boolean group = local.filter(InetAddress::isMulticastAddress).isPresent();
    if (!group && address.networkInterface().isPresent()) {
      throw new SourceException(
          SourceFault.UNSUPPORTED,
          "The parameter interface goes with a multicast group; for one address write that"
              + " address.");
    }
    try {
      return bind(address, local, sender, group);
    } catch (IOException | UnsupportedOperationException e) {
      throw new SourceException(
          SourceFault.UNREACHABLE,
          "UDP port %d cannot be opened here: it is taken, or the address is not ours."
              .formatted(address.port()),
          e);
    }
  }

  private static DatagramChannel bind(
      UdpAddress address, Optional<InetAddress> local, Optional<InetAddress> sender, boolean group)
      throws IOException, SourceException {
    DatagramChannel channel = DatagramChannel.open(family(local));
    boolean done = false;
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, KERNEL_BUFFER);
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, group);
      // Bound to the group, a socket hears no other group that somebody joined on the same port.
      channel.bind(
          local.isPresent()
              ? new InetSocketAddress(local.get(), address.port())
              : new InetSocketAddress(address.port()));
      if (group) {
        join(channel, local.orElseThrow(), networkInterface(address), sender);
      }
      done = true;
      return channel;
    } finally {
      if (!done) {
        channel.close();
      }
    }
  }

  private static void join(
      DatagramChannel channel,
      InetAddress group,
      NetworkInterface networkInterface,
      Optional<InetAddress> sender)
      throws IOException {
    if (sender.isPresent()) {
      channel.join(group, networkInterface, sender.get());
    } else {
      channel.join(group, networkInterface);
    }
  }

  private static ProtocolFamily family(Optional<InetAddress> local) {
    boolean v6 = local.filter(Inet6Address.class::isInstance).isPresent();
    return v6 ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
  }

  private static NetworkInterface networkInterface(UdpAddress address)
      throws SocketException, SourceException {
    Optional<String> wanted = address.networkInterface();
    Optional<NetworkInterface> found =
        wanted.isEmpty() ? preferred() : Optional.ofNullable(named(wanted.get()));
    if (found.isEmpty()) {
      throw new SourceException(
          SourceFault.UNREACHABLE,
          "There is no network interface '%s' on this machine.".formatted(wanted.orElse("any")));
    }
    return found.get();
  }

  private static @Nullable NetworkInterface named(String text) throws SocketException {
    NetworkInterface byName = NetworkInterface.getByName(text);
    if (byName != null) {
      return byName;
    }
    try {
      return NetworkInterface.getByInetAddress(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The first that is up and does multicast; loopback only for want of another. */
  private static Optional<NetworkInterface> preferred() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .filter(UdpSocket::up)
        .min(Comparator.comparingInt(UdpSocket::reluctance));
  }

  private static boolean up(NetworkInterface candidate) {
    try {
      return candidate.isUp();
    } catch (SocketException e) {
      return false;
    }
  }

  private static int reluctance(NetworkInterface candidate) {
    try {
      return (candidate.supportsMulticast() ? 0 : 1)
          + (candidate.isLoopback() ? 2 : 0)
          + (candidate.isPointToPoint() ? 1 : 0);
    } catch (SocketException e) {
      return Integer.MAX_VALUE;
    }
  }
}
