package dev.glasswatch.detect.sync;

/** Whether a sound keeps one pitch: how evenly its waves follow each other. */
final class Pitch {

  private static final double LOWEST_HERTZ = 300;
  private static final double HIGHEST_HERTZ = 5000;
  private static final int FEWEST_WAVES = 10;
  private static final double UNEVEN = 0.15;
  private static final float FAINT = 0.02f;

  private boolean begun;
  private boolean positive;
  private float peak;
  private int length;
  private int waves;
  private double sum;
  private double squares;

  /** Listens from here on; returns false if it did already. */
  boolean begin() {
    boolean first = !begun;
    begun = true;
    return first;
  }

  void clear() {
    begun = false;
    waves = 0;
    sum = 0;
    squares = 0;
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
      sum += length;
      squares += (double) length * length;
    }
    length = 0;
    peak = 0;
  }

  /** Whether it was a tone, at so many samples a second. */
  boolean isTone(int sampleRate) {
    if (waves < FEWEST_WAVES) {
      return false;
    }
    double mean = sum / waves;
    double hertz = sampleRate / mean;
    double deviation = Math.sqrt(Math.max(0, squares / waves - mean * mean));
    return hertz >= LOWEST_HERTZ && hertz <= HIGHEST_HERTZ && deviation <= UNEVEN * mean;
  }
}
