package dev.glasswatch.evaluate.score;

import java.util.Arrays;
import java.util.Collection;

/** How far off something was, many times over. */
public final class Errors {

  private final double[] sorted;

  /** These; the sign says early (negative) or late. */
  public Errors(Collection<Double> values) {
    sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  /** How many. */
  public int count() {
    return sorted.length;
  }

  /** The one in the middle; 0 when there are none. */
  public double median() {
    return percentile(sorted, 0.5);
  }

  /** What 95 % do not exceed. */
  public double p95() {
    return percentile(sorted, 0.95);
  }

  /** What the sizes of 95 % do not exceed. */
  public double sizeP95() {
    double[] sizes = Arrays.stream(sorted).map(Math::abs).sorted().toArray();
    return percentile(sizes, 0.95);
  }

  // The nearest rank: always one of the values
  private static double percentile(double[] inOrder, double share) {
    if (inOrder.length == 0) {
      return 0;
    }
    int rank = (int) Math.ceil(share * inOrder.length);
    return inOrder[Math.clamp(rank - 1, 0, inOrder.length - 1)];
  }
}
