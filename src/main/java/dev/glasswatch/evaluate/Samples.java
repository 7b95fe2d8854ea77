package dev.glasswatch.evaluate;

import java.util.Arrays;
import java.util.List;

/** Repeated measurements of one thing; at least one. Immutable. */
public final class Samples {

  private final double[] inOrder;
  private final double[] sorted;

  /** Of these values, in the order in which they were measured. */
  public Samples(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("There must be at least one measurement");
    }
    inOrder = values.stream().mapToDouble(Double::doubleValue).toArray();
    sorted = inOrder.clone();
    Arrays.sort(sorted);
  }

  /** Of one value. */
  public static Samples of(double value) {
    return new Samples(List.of(value));
  }

  /** The middle value, or the mean of the two in the middle. */
  public double median() {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The smallest. */
  public double min() {
    return sorted[0];
  }

  /** The largest. */
  public double max() {
    return sorted[sorted.length - 1];
  }

  /** How many. */
  public int count() {
    return sorted.length;
  }

  /**
   * These over those, pair by pair in the order of measurement: what slows the machine for a while
   * slows both of a pair.
   */
  public Samples over(Samples base) {
    if (base.inOrder.length != inOrder.length) {
      throw new IllegalArgumentException("Pairs need as many measurements of either");
    }
    Double[] ratios = new Double[inOrder.length];
    Arrays.setAll(ratios, i -> inOrder[i] / base.inOrder[i]);
    return new Samples(List.of(ratios));
  }

  /** Each value times a factor. */
  public Samples times(double factor) {
    return new Samples(Arrays.stream(inOrder).map(value -> value * factor).boxed().toList());
  }

  /** One over each value. */
  public Samples inverse() {
    return new Samples(Arrays.stream(inOrder).map(value -> 1 / value).boxed().toList());
  }
}
