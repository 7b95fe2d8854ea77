package dev.glasswatch.detect.silence;

/** Powers as levels: 0 dBFS is the mean square 1.0, a full-scale square wave. */
final class Decibels {

  /** What no signal at all is printed as; below the last bit of 20. */
  static final double FLOOR = -120;

  private Decibels() {}

  /** Level of a mean square, in dBFS, not below {@link #FLOOR}. */
  static double ofPower(double power) {
    return Math.max(FLOOR, 10 * Math.log10(power));
  }

  /** Mean square of a level in dBFS. */
  static double toPower(double level) {
    return Math.pow(10, level / 10);
  }

  /** Rounded to a tenth, for people. */
  static double rounded(double level) {
    return Math.round(level * 10) / 10.0;
  }
}
