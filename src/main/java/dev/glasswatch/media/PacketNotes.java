package dev.glasswatch.media;

/**
 * Remembers what was known of each packet until its frame comes out of the decoder: the packet's
 * tag, a running number, finds it again. Older notes than the deepest decoder could ask for are
 * overwritten.
 */
final class PacketNotes {

  private static final int SIZE = 2048;
  private static final int MASK = SIZE - 1;

  private final long[] rawPts = new long[SIZE];
  private final int[] health = new int[SIZE];
  private long next = 1;

  /** Notes a packet and returns its tag, 1 or more. */
  long add(long packetRawPts, int healthBits) {
    int at = (int) (next & MASK);
    rawPts[at] = packetRawPts;
    health[at] = healthBits;
    return next++;
  }

  private boolean kept(long tag) {
    return tag > 0 && tag < next && tag >= next - SIZE;
  }

  /** The packet's raw PTS in microseconds, or {@link FrameView#NO_PTS}. */
  long rawPts(long tag) {
    return kept(tag) ? rawPts[(int) (tag & MASK)] : FrameView.NO_PTS;
  }

  /** The packet's {@link FrameHealth} bits. */
  int health(long tag) {
    return kept(tag) ? health[(int) (tag & MASK)] : 0;
  }
}
