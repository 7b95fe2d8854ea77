package dev.glasswatch.evaluate.freeze;

import java.util.List;
import java.util.Locale;

/** A decision tree that adds a value to a sum. */
sealed interface Tree {

  /**
   * Asks about one measure.
   *
   * @param low for values up to the limit
   */
  record Branch(String measure, double limit, Tree low, Tree high) implements Tree {}

  /** Answers. */
  record Leaf(double value) implements Tree {}

  /** What it adds for these measures, named in this order. */
  default double value(List<String> names, List<Double> measures) {
    return switch (this) {
      case Leaf leaf -> leaf.value;
      case Branch branch -> {
        double measure = measures.get(names.indexOf(branch.measure));
        yield (measure <= branch.limit ? branch.low : branch.high).value(names, measures);
      }
    };
  }

  /** In preorder, as the detector reads it. */
  default String line() {
    return switch (this) {
      case Leaf leaf -> "= " + number(leaf.value);
      case Branch branch ->
          "%s %s %s %s"
              .formatted(
                  branch.measure, number(branch.limit), branch.low.line(), branch.high.line());
    };
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }
}
