package dev.glasswatch.detect;

import java.time.Duration;

/**
 * How observations of one defect become incidents: two thresholds, so that a score that wavers does
 * not flap, and two durations.
 *
 * @param defect which observations
 * @param enter score at and above which the defect counts as there, 0 to 1
 * @param exit score below which it counts as gone; at most {@code enter}
 * @param minDuration how long it must last, in media time, before an incident opens
 * @param keepOpen how long it must be gone before the incident is resolved
 */
public record DefectRule(
    Defect defect, double enter, double exit, Duration minDuration, Duration keepOpen) {

  /** Rejects thresholds that cross and durations below zero. */
  public DefectRule {
    if (!(exit <= enter && exit > 0 && enter <= 1)) {
      throw new IllegalArgumentException("Thresholds must satisfy 0 < exit <= enter <= 1");
    }
    if (minDuration.isNegative() || keepOpen.isNegative()) {
      throw new IllegalArgumentException("Durations cannot be negative");
    }
  }
}
