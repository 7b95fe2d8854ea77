package dev.glasswatch.evaluate.model;

import dev.glasswatch.evaluate.damage.Look;
import java.util.Arrays;

/**
 * What a network makes of a look.
 *
 * @param odds log odds of each cell
 */
@SuppressWarnings("ArrayRecordComponent")
public record Judged(Look look, float[] odds) {

  /** Smallest share of the picture that counts as found or as broken. */
  static final double VISIBLE = 0.01;

  /** Share of cells with at least these log odds. */
  double area(double limit) {
    int count = 0;
    for (float cell : odds) {
      count += cell >= limit ? 1 : 0;
    }
    return (double) count / odds.length;
  }

  boolean isFound(double limit) {
    return area(limit) >= VISIBLE;
  }

  boolean isBroken() {
    return look.area() >= VISIBLE;
  }

  boolean isWhole() {
    return CellTruth.touched(look) == 0;
  }

  /** The lowest log odds at which it would not be found. */
  double worst() {
    float[] sorted = odds.clone();
    Arrays.sort(sorted);
    int needed = (int) Math.ceil(VISIBLE * sorted.length);
    return sorted[sorted.length - needed];
  }
}
