package dev.glasswatch.detect.sync;

import java.util.Arrays;

/**
 * The order in which sound and picture arrive: how far each packet of sound is ahead of the picture
 * that came last. A loss leaves that as it was; timestamps that were moved forward, with nothing
 * missing, change it by as much. Where somebody sorted packets by their timestamps afterwards it
 * tells nothing.
 */
final class Arrivals {

  private static final int KEPT = 1024;
  private static final long NEAREST = 700_000;
  private static final long FARTHEST = 2_900_000;
  private static final int FEWEST = 8;

  private final long[] at = new long[KEPT];
  private final long[] leads = new long[KEPT];
  private long count;

  /** A packet of sound of that media time arrived, so far ahead of the last picture. */
  void add(long mediaTime, long lead) {
    int place = (int) (count % KEPT);
    at[place] = mediaTime;
    leads[place] = lead;
    count++;
  }

  /** Whether nothing is missing at a step forward. */
  boolean prove(ClockStep step, boolean ofPicture) {
    long after = ofPicture ? step.before() : step.at();
    long[] earlier = between(step.before() - FARTHEST, step.before() - NEAREST);
    long[] later = between(after + NEAREST, after + FARTHEST);
    if (earlier.length < FEWEST || later.length < FEWEST) {
      return false;
    }
    long change = median(later) - median(earlier);
    long expected = ofPicture ? -step.size() : step.size();
    return Math.abs(change - expected) <= step.size() / 4
        && Math.max(spread(earlier), spread(later)) <= step.size();
  }

  private long[] between(long from, long to) {
    long[] found = new long[KEPT];
    int size = 0;
    for (int i = 0; i < Math.min(count, KEPT); i++) {
      if (at[i] >= from && at[i] <= to) {
        found[size++] = leads[i];
      }
    }
    long[] sorted = Arrays.copyOf(found, size);
    Arrays.sort(sorted);
    return sorted;
  }

  private static long median(long[] sorted) {
    return sorted[sorted.length / 2];
  }

  private static long spread(long[] sorted) {
    return sorted[sorted.length * 9 / 10] - sorted[sorted.length / 10];
  }
}
