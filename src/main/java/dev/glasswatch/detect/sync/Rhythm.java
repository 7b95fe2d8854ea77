package dev.glasswatch.detect.sync;

import java.util.Arrays;

/** The last beats of a line-up signal on one track, and whether they come at one pace. */
final class Rhythm {

  private static final int BEATS = 4;
  private static final long SHORTEST = 1_000_000;
  private static final long LONGEST = 10_000_000;

  private final long[] at = new long[BEATS];
  private int count;

  /** A beat began at this media time. */
  void beat(long time) {
    System.arraycopy(at, 1, at, 0, BEATS - 1);
    at[BEATS - 1] = time;
    count = Math.min(count + 1, BEATS);
  }

  void clear() {
    count = 0;
  }

  /** Media time of the last beat. */
  long last() {
    return at[BEATS - 1];
  }

  /** Media time between two beats; 0 while they are too few or keep no pace. */
  long period(long tolerance) {
    long mean = (last() - at[0]) / (BEATS - 1);
    if (count < BEATS || mean < SHORTEST || mean > LONGEST) {
      return 0;
    }
    for (int i = 1; i < BEATS; i++) {
      if (Math.abs(at[i] - at[i - 1] - mean) > tolerance) {
        return 0;
      }
    }
    return mean;
  }

  /** How much later than these the nearest of the other's beats are, the median of all. */
  long laterBy(Rhythm other, long period) {
    long[] apart = new long[BEATS];
    for (int i = 0; i < BEATS; i++) {
      long off = Math.floorMod(other.at[i] - at[i] + period / 2, period) - period / 2;
      apart[i] = off;
    }
    Arrays.sort(apart);
    return (apart[1] + apart[2]) / 2;
  }
}
