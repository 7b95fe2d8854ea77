package dev.glasswatch.detect.sync;

/**
 * Adds up how far two tracks have run apart, by half minutes: one in which the regression line is
 * as flat as crystals allow counts nothing. Timestamps in milliseconds leave the slope of half a
 * minute uncertain by some 5 ppm.
 */
final class DriftMeter {

  private static final long BLOCK = 30_000_000;
  private static final int MOST = 64;

  private final double steady;
  private final long[] times = new long[MOST];
  private final long[] values = new long[MOST];
  private int size;
  private long sum;
  private long since;
  private boolean drifting;
  private double slope;

  /** What runs apart by less than {@code steady}, a share of time, counts as steady. */
  DriftMeter(double steady) {
    this.steady = steady;
  }

  /** By how much the tracks are apart at a media time. */
  void add(long at, long value) {
    if (size < MOST) {
      times[size] = at;
      values[size] = value;
      size++;
    }
    if (at - times[0] >= BLOCK) {
      endBlock(at, value);
    }
  }

  private void endBlock(long at, long value) {
    slope = slope();
    boolean drifts = Math.abs(slope) >= steady;
    if (drifts) {
      since = drifting || sum != 0 ? since : times[0];
      sum += value - values[0];
    }
    drifting = drifts;
    times[0] = at;
    values[0] = value;
    size = 1;
  }

  private double slope() {
    double meanTime = 0;
    double meanValue = 0;
    for (int i = 0; i < size; i++) {
      meanTime += (double) (times[i] - times[0]) / size;
      meanValue += (double) (values[i] - values[0]) / size;
    }
    double products = 0;
    double squares = 0;
    for (int i = 0; i < size; i++) {
      double off = times[i] - times[0] - meanTime;
      products += off * (values[i] - values[0] - meanValue);
      squares += off * off;
    }
    return squares == 0 ? 0 : products / squares;
  }

  /** How far drift has brought them apart by now. */
  long offset() {
    return drifting ? sum + values[size - 1] - values[0] : sum;
  }

  /** Media time at which that began. */
  long since() {
    return since;
  }

  /** How fast they ran apart in the last block, parts per million. */
  long ppm() {
    return Math.round(slope * 1e6);
  }

  /** They are where they are meant to be. */
  void clear() {
    size = 0;
    sum = 0;
    drifting = false;
    slope = 0;
  }
}
