package dev.glasswatch.detect;

import java.time.Duration;

/**
 * How observations of one defect become incidents: two thresholds, so that a score that wavers does
 * not flap, how much of how long makes an incident, and how long it is kept open.
 *
 * @param defect which observations
 * @param enter score at and above which the defect counts as there, 0 to 1
 * @param exit score below which it counts as gone; at most {@code enter}
 * @param minDuration how much of it there must be, in media time, before an incident opens
 * @param within the media time in which that much must fall, at least {@code minDuration}; where
 *     the two are equal the defect must last, and a moment without it is a new start
 * @param keepOpen how long it must be gone before the incident is resolved
 */
public record DefectRule(
    Defect defect,
    double enter,
    double exit,
    Duration minDuration,
    Duration within,
    Duration keepOpen) {

  /** A rule by which the defect must last. */
  public DefectRule(
      Defect defect, double enter, double exit, Duration minDuration, Duration keepOpen) {
    this(defect, enter, exit, minDuration, minDuration, keepOpen);
  }

  /** Rejects thresholds that cross, durations below zero and more than fits. */
  public DefectRule {
    if (!(exit <= enter && exit > 0 && enter <= 1)) {
      throw new IllegalArgumentException("Thresholds must satisfy 0 < exit <= enter <= 1");
    }
    if (minDuration.isNegative() || keepOpen.isNegative()) {
      throw new IllegalArgumentException("Durations cannot be negative");
    }
    if (within.compareTo(minDuration) < 0) {
      throw new IllegalArgumentException("A shorter time cannot hold the minimum duration");
    }
  }

  /** Whether moments without the defect are allowed for before an incident opens. */
  public boolean toleratesGaps() {
    return within.compareTo(minDuration) > 0;
  }
}
