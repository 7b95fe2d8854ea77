package dev.glasswatch.detect.sync.reference;

import java.util.Random;

/** Fingerprints of a made-up programme: pictures that change, and sound that comes and goes. */
final class Made {

  private static final long SECOND = 1_000_000;

  private final long seed;
  private double noise;
  private boolean still;
  private boolean silent;
  private long interval = 40_000;
  private int gain;

  private Made(long seed) {
    this.seed = seed;
  }

  static Made programme(long seed) {
    return new Made(seed);
  }

  /** As a coarse encode leaves it: cells and levels are off by this at random. */
  Made noisy(double levels) {
    noise = levels;
    return this;
  }

  Made still() {
    still = true;
    return this;
  }

  Made silent() {
    silent = true;
    return this;
  }

  Made every(long micros) {
    interval = micros;
    return this;
  }

  Made louder(int log2) {
    gain = log2;
    return this;
  }

  /**
   * A piece of it.
   *
   * @param from where in the programme it begins, and {@code to} ends, seconds
   * @param soundLater microseconds
   */
  Fingerprints piece(double from, double to, long soundLater) {
    Fingerprints prints = Fingerprints.whole();
    Random random = new Random(seed * 31 + 7);
    short[] cells = new short[PictureCells.COUNT];
    for (long at = ceil(from, interval); at < to * SECOND; at += interval) {
      for (int cell = 0; cell < cells.length; cell++) {
        double level = still ? 100 : level(at / 40_000, cell);
        cells[cell] = (short) ((level + noise * random.nextGaussian()) * PictureCells.UNIT);
      }
      prints.picture(at - Math.round(from * SECOND), cells);
    }
    short[] bands = new short[SoundBands.COUNT];
    for (long hop = ceil(from, 5_000) / 5_000; hop < to * 200; hop++) {
      for (int band = 0; band < bands.length; band++) {
        double level =
            silent ? -25 : loudness(hop, band) + gain + noise * random.nextGaussian() / 4;
        bands[band] = (short) Math.max(SoundBands.FLOOR, level * SoundBands.UNIT);
      }
      prints.sound(hop - Math.round(from * 200) + soundLater / 5_000, bands);
    }
    return prints;
  }

  private static long ceil(double seconds, long step) {
    return (long) Math.ceil(seconds * SECOND / step) * step;
  }

  /** Each cell moves between values that are drawn anew several times a second. */
  private double level(long picture, int cell) {
    double share = picture % 7 / 7.0;
    return 120
        + 20 * ((1 - share) * drawn(picture / 7, cell) + share * drawn(picture / 7 + 1, cell));
  }

  private double loudness(long hop, int band) {
    return -10 + 3 * drawn(hop / 30, 100 + band);
  }

  private double drawn(long index, int of) {
    return new Random(seed * 1_000_003 + index * 131 + of).nextGaussian();
  }
}
