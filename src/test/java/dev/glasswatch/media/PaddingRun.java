package dev.glasswatch.media;

import dev.glasswatch.source.Run;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A transport stream of null packets without end. */
final class PaddingRun implements Run {

  private static final int PACKET = 188;

  private long position;
  private long most = Long.MAX_VALUE;
  private Runnable then = () -> {};

  /** Runs something when so many bytes have been read. */
  void afterBytes(long bytes, Runnable action) {
    most = bytes;
    then = action;
  }

  @Override
  public int read(ByteBuffer into) {
    int length = into.remaining();
    for (int i = 0; i < length; i++) {
      into.put(valueAt((int) (position++ % PACKET)));
    }
    if (position >= most) {
      then.run();
    }
    return length;
  }

  private static byte valueAt(int index) {
    return switch (index) {
      case 0 -> 0x47;
      case 1 -> 0x1F;
      case 3 -> 0x10;
      default -> (byte) 0xFF;
    };
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
  public void seek(long to) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<String> format() {
    return Optional.of("mpegts");
  }

  @Override
  public boolean sameClock() {
    return true;
  }

  @Override
  public Optional<Anchor> anchorAt(long at) {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
