package dev.glasswatch.source;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** An MPEG transport stream that comes in datagrams. */
final class UdpRun implements Run {
  private final DatagramBuffer buffer;
  private final DatagramReceiver receiver;
  private final Duration stall;

  UdpRun(DatagramBuffer buffer, DatagramReceiver receiver, Duration stall) {
    this.buffer = buffer;
    this.receiver = receiver;
    this.stall = stall;
  }

  @Override
  public int read(ByteBuffer into) throws SourceException {
    int read = buffer.read(into, stall);
    if (read == 0) {
      String nothing = "No datagram came for " + stall.toMillis() + " ms.";
      throw new SourceException(
          SourceFault.STALLED, receiver.refusal().map(why -> nothing + " " + why).orElse(nothing));
    }
    return read;
  }

  @Override
  public long size() {
    return -1;
  }

  @Override
  public boolean seekable() {
    return false;
  }

  @Override
  public void seek(long position) throws SourceException {
    throw new SourceException(SourceFault.UNSUPPORTED, "UDP cannot go back.");
  }

  @Override
  public Optional<String> format() {
    return Optional.of("mpegts");
  }

  @Override
  public boolean sameClock() {
    return false;
  }

  @Override
  public Optional<Anchor> anchorAt(long position) {
    return Optional.empty();
  }

  @Override
  public void close() {
    // The socket belongs to the source.
  }
}
