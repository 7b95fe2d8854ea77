package dev.glasswatch.detect.sync;

/**
 * How long a picture lasts.
 *
 * @param period microseconds
 * @param nominal whether that is what its rate is meant to be, so that timestamps can drift from it
 */
record FrameRate(double period, boolean nominal) {

  /** Rates in use; 23.98 stands for 23.976 where somebody rounded. */
  private static final double[] RATES = {
    10,
    12,
    12.5,
    15,
    20,
    24,
    25,
    30,
    48,
    50,
    60,
    100,
    120,
    23.98,
    15000 / 1001.0,
    24000 / 1001.0,
    30000 / 1001.0,
    48000 / 1001.0,
    60000 / 1001.0,
    120000 / 1001.0
  };

  // 1000/1001 is 999 ppm away: beyond the half of that nobody knows which was meant.
  private static final double NEAR = 490e-6;

  // Nothing of that kind is near 25 and its multiples.
  private static final double NEAR_TO_FIFTIES = 1500e-6;

  /** The rate that a measured period is meant to be, or the period itself. */
  static FrameRate of(double measured) {
    double best = 0;
    double least = Double.MAX_VALUE;
    for (double rate : RATES) {
      double off = Math.abs(measured * rate / 1e6 - 1);
      if (off < least) {
        least = off;
        best = rate;
      }
    }
    boolean nominal = least <= (best % 12.5 == 0 ? NEAR_TO_FIFTIES : NEAR);
    return new FrameRate(nominal ? 1e6 / best : measured, nominal);
  }
}
