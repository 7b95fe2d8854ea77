package dev.glasswatch.detect.silence;

/**
 * Levels in whole tenths of a decibel, 0 dBFS at 0: what silence is decided from and what a trace
 * keeps. Rounded upwards, so that a level is up to a limit on that grid exactly when its code is up
 * to the limit's.
 */
final class LevelCode {

  private static final int LOWEST = -1200;
  private static final int HIGHEST = 600;
  private static final double NEARLY = 1e-6;
  private static final double[] POWERS = powers();

  private LevelCode() {}

  private static double[] powers() {
    double[] powers = new double[HIGHEST - LOWEST + 1];
    for (int i = 0; i < powers.length; i++) {
      powers[i] = Decibels.toPower((i + LOWEST) / 10.0);
    }
    return powers;
  }

  /** Code of a mean square. What is not a number counts as sound: it is damage, not silence. */
  static int of(double power) {
    if (Double.isNaN(power)) {
      return 0;
    }
    double tenths = Math.ceil(100 * Math.log10(power) - NEARLY);
    return (int) Math.clamp(tenths, LOWEST, HIGHEST);
  }

  /** The highest code up to a level in dBFS. */
  static int limit(double level) {
    return (int) Math.clamp(Math.floor(10 * level + NEARLY), LOWEST, HIGHEST);
  }

  /** Mean square of a code. */
  static double power(long code) {
    return POWERS[(int) Math.clamp(code, LOWEST, HIGHEST) - LOWEST];
  }
}
