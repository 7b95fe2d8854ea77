package dev.glasswatch.evaluate;

import java.util.Optional;

/**
 * One line of a benchmark's result.
 *
 * @param group what it belongs to, a few words: one table a group
 * @param name what was measured
 * @param value the measurements
 * @param unit of the values
 * @param ratio the same against the line that it is compared with
 * @param target what the ratio, or without one the value, must not exceed
 */
public record Measure(
    String group,
    String name,
    Samples value,
    String unit,
    Optional<Ratio> ratio,
    Optional<Double> target) {

  /**
   * Against what, and how much.
   *
   * @param base name of the line that is 1.00
   * @param pairs ratios pair by pair
   */
  public record Ratio(String base, Samples pairs) {}

  /** A value with nothing to hold it against. */
  public static Measure plain(String group, String name, Samples value, String unit) {
    return new Measure(group, name, value, unit, Optional.empty(), Optional.empty());
  }

  /** A value that must not exceed a target. */
  public static Measure bounded(
      String group, String name, Samples value, String unit, double target) {
    return new Measure(group, name, value, unit, Optional.empty(), Optional.of(target));
  }

  /** The same, compared with another line of its group. */
  public Measure against(Measure base) {
    Ratio against = new Ratio(base.name(), value.over(base.value()));
    return new Measure(group, name, value, unit, Optional.of(against), target);
  }

  /** The same, with what its ratio must not exceed. */
  public Measure within(double atMost) {
    return new Measure(group, name, value, unit, ratio, Optional.of(atMost));
  }

  /** Whether the median keeps to the target; empty when there is none. */
  public Optional<Boolean> met() {
    double judged = ratio.map(against -> against.pairs().median()).orElse(value.median());
    return target.map(atMost -> judged <= atMost);
  }
}
