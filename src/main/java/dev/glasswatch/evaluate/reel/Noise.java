package dev.glasswatch.evaluate.reel;

import java.util.SplittableRandom;

/** Fresh noise for each picture: a table of Gaussian values that is read from random places. */
final class Noise {

  private static final int TABLE = 1 << 16;

  private final double[] table = new double[TABLE];
  private final SplittableRandom random;

  Noise(long seed) {
    random = new SplittableRandom(seed);
    for (int i = 0; i < TABLE; i++) {
      table[i] = random.nextGaussian();
    }
  }

  /** Adds noise of this standard deviation, in code values, to luma. */
  void add(Picture picture, double deviation) {
    byte[] samples = picture.samples();
    for (int y = 0; y < picture.height(); y++) {
      int at = random.nextInt(TABLE);
      for (int x = 0; x < picture.width(); x++) {
        int index = y * picture.width() + x;
        double noisy = (samples[index] & 0xFF) + deviation * table[(at + x) & TABLE - 1];
        samples[index] = (byte) Math.clamp(Math.round(noisy), 1, 254);
      }
    }
  }
}
