package dev.glasswatch.media.ffmpeg;

import java.util.Arrays;

/**
 * Counts jumps of the continuity counters in an MPEG transport stream as its bytes go by (ISO/IEC
 * 13818-1, 2.4.3.3), with packets that a receiver marked as damaged, and remembers where they were,
 * so that the picture that follows can be told about it. libavformat only logs them.
 *
 * <p>Costs a few nanoseconds per 188-byte packet, and is only used where the container is known to
 * be a transport stream.
 */
final class TsContinuity {

  private static final int PACKET = 188;
  private static final int HEADER = 6;
  private static final int SYNC = 0x47;
  private static final int PIDS = 8192;
  private static final int TRANSPORT_ERROR = 0x80;
  private static final int NULL_PID = 0x1FFF;
  private static final byte UNSEEN = -1;
  private static final long NONE = Long.MAX_VALUE;

  private final byte[] lastCounter = new byte[PIDS];
  private final long[] firstJump = new long[PIDS];
  private final int[] header = new int[HEADER];
  private long nextPacket;
  private int have;
  private boolean synced;
  private long jumps;

  TsContinuity() {
    Arrays.fill(firstJump, NONE);
    restart(0);
  }

  /** Bytes go on somewhere else: nothing is known about any counter. */
  void restart(long position) {
    Arrays.fill(lastCounter, UNSEEN);
    nextPacket = position;
    have = 0;
  }

  /** Looks at bytes that stand at this position of the run. */
  void scan(long address, int length, long position) {
    long end = position + length;
    while (nextPacket + have < end) {
      long at = nextPacket + have;
      int value = NativeMemory.int8(address + (at - position)) & 0xFF;
      if (have == 0 && value != SYNC) {
        resync();
        continue;
      }
      header[have++] = value;
      if (have == HEADER) {
        packet();
        nextPacket += PACKET;
        have = 0;
      }
    }
  }

  private void resync() {
    if (synced) {
      synced = false;
      Arrays.fill(lastCounter, UNSEEN);
    }
    nextPacket++;
  }

  private void packet() {
    synced = true;
    int pid = (header[1] & 0x1F) << 8 | header[2];
    if ((header[1] & TRANSPORT_ERROR) != 0) {
      lastCounter[pid] = UNSEEN; // its header may be damaged, too
      jumped(pid);
      return;
    }
    boolean adaptation = (header[3] & 0x20) != 0;
    boolean payload = (header[3] & 0x10) != 0;
    int counter = header[3] & 0xF;
    boolean announced = adaptation && header[4] > 0 && (header[5] & 0x80) != 0;
    int last = lastCounter[pid];
    lastCounter[pid] = (byte) counter;
    if (pid == NULL_PID || last == UNSEEN || announced || counter == last) {
      return; // counter == last: a packet without payload, or the one permitted repetition
    }
    if (!payload || counter != (last + 1 & 0xF)) {
      jumped(pid);
    }
  }

  private void jumped(int pid) {
    jumps++;
    firstJump[pid] = Math.min(firstJump[pid], nextPacket);
  }

  /** Whether this track's counter jumped before the byte at {@code position}; says so once. */
  boolean takeJump(int pid, long position) {
    if (pid < 0 || pid >= PIDS || firstJump[pid] > position) {
      return false;
    }
    firstJump[pid] = NONE;
    return true;
  }

  /** Jumps so far, on all PIDs. */
  long jumps() {
    return jumps;
  }
}
