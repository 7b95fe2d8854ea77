package dev.glasswatch.source;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the thread of one UDP stream does: it takes datagrams from the socket as they come, whether
 * or not anybody reads, vets each one's sender and drops what there is no room for.
 */
final class DatagramReceiver implements Runnable {
  private static final int LARGEST = 64 << 10;

  private final DatagramChannel channel;
  private final DatagramBuffer buffer;
  private final AddressPolicy policy;
  private final Optional<InetAddress> onlySender;
  private final DeliveryLedger ledger;
  private final ByteBuffer datagram = ByteBuffer.allocateDirect(LARGEST);

  private @Nullable InetAddress lastSender;
  private boolean lastAllowed;
  private volatile Optional<String> refusal = Optional.empty();

  DatagramReceiver(
      DatagramChannel channel,
      DatagramBuffer buffer,
      AddressPolicy policy,
      Optional<InetAddress> onlySender,
      DeliveryLedger ledger) {
    this.channel = channel;
    this.buffer = buffer;
    this.policy = policy;
    this.onlySender = onlySender;
    this.ledger = ledger;
  }

  /** Why datagrams of the last unwelcome sender are refused. */
  Optional<String> refusal() {
    return refusal;
  }

  @Override
  public void run() {
    try {
      while (true) {
        doWork();
      }
    } catch (ClosedChannelException e) {
      // The stream was stopped.
    } catch (IOException e) {
      buffer.fail(
          new SourceException(SourceFault.UNREACHABLE, "Receiving UDP datagrams failed.", e));
    }
  }

  private void doWork() throws IOException {
    datagram.clear();
    SocketAddress sender = channel.receive(datagram);
    datagram.flip();
    if (sender instanceof InetSocketAddress address && welcome(address.getAddress())) {
      ledger.received(datagram.remaining());
      if (!buffer.offer(datagram)) {
        ledger.droppedDatagram();
      }
    }
  }

  private boolean welcome(InetAddress sender) {
    if (!sender.equals(lastSender)) {
      lastSender = sender;
      lastAllowed = judge(sender);
    }
    return lastAllowed;
  }

  private boolean judge(InetAddress sender) {
    if (onlySender.isPresent() && !onlySender.get().equals(sender)) {
      return false;
    }
    refusal = policy.refusal(sender).map(kind -> AddressPolicy.sentence("A sender", sender, kind));
    return refusal.isEmpty();
  }
}
