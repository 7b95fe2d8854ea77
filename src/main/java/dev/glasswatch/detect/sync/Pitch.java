package dev.glasswatch.detect.sync;

/**
 * Whether a sound keeps one pitch: whether most of its waves are as long as the one before. Not
 * all, since coding blurs how a tone begins and ends.
 */
final class Pitch {

  private static final double LOWEST_HERTZ = 300;
  private static final double HIGHEST_HERTZ = 5000;
  private static final int FEWEST_WAVES = 10;
  private static final double MOST = 0.7;
  private static final double ALIKE = 0.25;
  private static final float FAINT = 0.02f;

  private boolean begun;
  private boolean positive;
  private float peak;
  private int length;
  private int before;
  private int waves;
  private int even;
  private long evenSamples;

  /** Listens from here on; returns false if it did already. */
  boolean begin() {
    boolean first = !begun;
    begun = true;
    return first;
  }

  void clear() {
    begun = false;
    waves = 0;
    even = 0;
    evenSamples = 0;
    before = 0;
    length = 0;
    peak = 0;
  }

  void sample(float value) {
    if (!begun) {
      return;
    }
    length++;
    peak = Math.max(peak, value);
    boolean nowPositive = value > 0;
    if (nowPositive && !positive) {
      wave();
    }
    positive = nowPositive;
  }

  private void wave() {
    if (peak > FAINT) {
      waves++;
      if (Math.abs(length - before) <= ALIKE * before) {
        even++;
        evenSamples += length;
      }
      before = length;
    }
    length = 0;
    peak = 0;
  }

  /** Whether it was a tone, at so many samples a second. */
  boolean isTone(int sampleRate) {
    if (waves < FEWEST_WAVES || even < MOST * waves) {
      return false;
    }
    double hertz = (double) sampleRate * even / evenSamples;
    return hertz >= LOWEST_HERTZ && hertz <= HIGHEST_HERTZ;
  }
}
