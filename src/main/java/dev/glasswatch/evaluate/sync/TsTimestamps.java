package dev.glasswatch.evaluate.sync;

import java.util.EnumMap;
import java.util.Map;

/**
 * Moves the timestamps of one track in an MPEG transport stream, and nothing else: not the order of
 * packets, nor PCR. PES headers as in ISO/IEC 13818-1, 2.4.3.6. Takes the segments of a stream one
 * after the other.
 */
final class TsTimestamps {

  private static final int PACKET = 188;
  private static final int SYNC = 0x47;
  private static final int PES_FLAGS = 7;
  private static final int PES_PTS = 9;
  private static final int PES_DTS = 14;
  private static final long WRAP = 1L << 33;

  private final SyncCase what;
  private final Map<Moved, Long> origins = new EnumMap<>(Moved.class);

  TsTimestamps(SyncCase what) {
    this.what = what;
  }

  /** Changes a stream, or the next segment of it, in place. */
  void apply(byte[] stream) {
    for (int packet = 0; packet + PACKET <= stream.length; packet += PACKET) {
      int payload = payload(stream, packet);
      boolean starts = stream[packet] == SYNC && (stream[packet + 1] & 0x40) != 0;
      if (starts && payload + PES_DTS + 5 <= packet + PACKET && isPes(stream, payload)) {
        pes(stream, payload);
      }
    }
  }

  private static int payload(byte[] stream, int packet) {
    boolean adaptation = (stream[packet + 3] & 0x20) != 0;
    return packet + 4 + (adaptation ? 1 + (stream[packet + 4] & 0xFF) : 0);
  }

  private static boolean isPes(byte[] stream, int at) {
    return stream[at] == 0 && stream[at + 1] == 0 && stream[at + 2] == 1;
  }

  private void pes(byte[] stream, int at) {
    int id = stream[at + 3] & 0xFF;
    boolean picture = (id & 0xF0) == 0xE0;
    boolean sound = (id & 0xE0) == 0xC0 || id == 0xBD;
    int flags = (stream[at + PES_FLAGS] & 0xC0) >> 6;
    if ((!picture && !sound) || flags < 2) {
      return;
    }
    long decoded = ticks(stream, at + (flags == 3 ? PES_DTS : PES_PTS));
    Moved track = picture ? Moved.PICTURE : Moved.SOUND;
    long since = decoded - origins.computeIfAbsent(track, first -> decoded);
    if (track == what.moved()) {
      long shift = what.shift(since * 100 / 9) * 9 / 100;
      move(stream, at + PES_PTS, shift);
      if (flags == 3) {
        move(stream, at + PES_DTS, shift);
      }
    }
  }

  private static long ticks(byte[] stream, int at) {
    return (long) (stream[at] & 0x0E) << 29
        | (stream[at + 1] & 0xFFL) << 22
        | (stream[at + 2] & 0xFEL) << 14
        | (stream[at + 3] & 0xFFL) << 7
        | (stream[at + 4] & 0xFEL) >> 1;
  }

  private static void move(byte[] stream, int at, long shift) {
    long ticks = Math.floorMod(ticks(stream, at) + shift, WRAP);
    stream[at] = (byte) (stream[at] & 0xF1 | ticks >> 29 & 0x0E);
    stream[at + 1] = (byte) (ticks >> 22);
    stream[at + 2] = (byte) (ticks >> 14 & 0xFE | 1);
    stream[at + 3] = (byte) (ticks >> 7);
    stream[at + 4] = (byte) (ticks << 1 & 0xFE | 1);
  }
}
