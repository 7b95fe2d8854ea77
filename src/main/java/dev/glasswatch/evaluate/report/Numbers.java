package dev.glasswatch.evaluate.report;

/** Figures of a scorecard. */
final class Numbers {

  private static final double STEPS = 10_000;

  private Numbers() {}

  /** To four places. */
  static double rounded(double value) {
    return Double.isFinite(value) ? Math.round(value * STEPS) / STEPS : value;
  }
}
