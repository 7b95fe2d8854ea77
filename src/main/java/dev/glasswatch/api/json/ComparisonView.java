package dev.glasswatch.api.json;

import dev.glasswatch.detect.sync.reference.Compared;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a stream compares with its reference, in milliseconds.
 *
 * @param verdict {@code same}, {@code different_content} or {@code not_measurable}
 * @param reason why it cannot be measured
 * @param syncErrorMs how much earlier sound comes against its picture than in the reference
 * @param intervalMs least and greatest that it may be
 * @param measurable share of the time in which it could be measured
 */
public record ComparisonView(
    String verdict,
    Optional<String> reason,
    Optional<Double> syncErrorMs,
    Optional<List<Double>> intervalMs,
    double measurable) {

  /** The comparison as it is shown. */
  public static ComparisonView of(Compared compared) {
    boolean known = compared.syncError().isPresent();
    return new ComparisonView(
        compared.verdict().label(),
        compared.reason().map(Compared.Reason::label),
        millis(compared.syncError()),
        known
            ? Optional.of(List.of(millis(compared.least()), millis(compared.most())))
            : Optional.empty(),
        Math.round(compared.share() * 1000) / 1000.0);
  }

  private static Optional<Double> millis(OptionalLong micros) {
    return micros.isPresent() ? Optional.of(millis(micros.getAsLong())) : Optional.empty();
  }

  private static double millis(long micros) {
    return Math.round(micros / 100.0) / 10.0;
  }
}
