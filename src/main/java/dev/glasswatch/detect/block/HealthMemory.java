package dev.glasswatch.detect.block;

import dev.glasswatch.media.FrameHealth;
import java.util.Arrays;

/**
 * What decoder and transport reported of one track lately. Decoders go on from what is damaged, so
 * a report concerns the pictures up to the next keyframe; and since packets are marked a few
 * pictures early or late, and keyframes are hit like others, it is remembered up to the second.
 */
final class HealthMemory {

  /** Reports of the transport. A packet marked corrupt is none: odd lengths do that, too. */
  static final int TRANSPORT = FrameHealth.CONTINUITY_ERROR;

  /** Reports of the decoder. */
  static final int DECODER =
      FrameHealth.CONCEALED | FrameHealth.DAMAGED | FrameHealth.MISSING_REFERENCE;

  private static final long LONGEST_MICROS = 10_000_000;
  private static final long SHORTEST_MICROS = 1_000_000;
  private static final int KEYFRAMES = 2;
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final int[] counts = new int[5];
  private long latest = NEVER;
  private long transport = NEVER;
  private long decoder = NEVER;
  private int keyframes;

  /** Reports of a picture, which has some. */
  void report(long time, int bits) {
    if (!remembers(time)) {
      forget();
    }
    latest = time;
    keyframes = 0;
    transport = (bits & TRANSPORT) != 0 ? time : transport;
    decoder = (bits & DECODER) != 0 ? time : decoder;
    for (int bit = 0; bit < counts.length; bit++) {
      counts[bit] += bits >> bit & 1;
    }
  }

  /** A keyframe came. */
  void keyframe() {
    keyframes++;
  }

  /** Whether something was reported that pictures may still suffer from. */
  boolean remembers(long time) {
    long since = time - latest;
    return since < SHORTEST_MICROS || (since < LONGEST_MICROS && keyframes < KEYFRAMES);
  }

  /** Time since the last report. */
  long since(long time) {
    return time - latest;
  }

  /** Who is to blame for what is broken now. */
  Cause cause(long time) {
    if (!remembers(time)) {
      return Cause.UPSTREAM;
    }
    if (transport != NEVER) {
      return Cause.TRANSPORT;
    }
    return decoder == NEVER ? Cause.UPSTREAM : Cause.DECODER;
  }

  /** How many of the pictures that are remembered have this bit of {@link FrameHealth}. */
  int count(int bit) {
    return counts[Integer.numberOfTrailingZeros(bit)];
  }

  /** What comes has nothing to do with what was. */
  void forget() {
    latest = NEVER;
    transport = NEVER;
    decoder = NEVER;
    Arrays.fill(counts, 0);
  }
}
