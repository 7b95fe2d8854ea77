package dev.glasswatch.alert;

import java.time.Duration;

/**
 * How a lane treats its receiver.
 *
 * @param schedule when to try again, and for how long
 * @param window alerts that a lane holds in memory; the others wait where they are kept
 * @param failuresToOpen failures in a row after which no alert is attempted for a while
 * @param pause how long that is; a single attempt then finds out whether the receiver is back
 * @param mostPerSecond attempts a second, spread evenly
 */
public record LaneSettings(
    RetrySchedule schedule, int window, int failuresToOpen, Duration pause, int mostPerSecond) {

  /**
   * Ten failures are more than one message that a receiver cannot stomach makes between those that
   * it can; fifteen seconds are half of what a person notices.
   */
  public static final LaneSettings DEFAULT =
      new LaneSettings(RetrySchedule.DEFAULT, 5_000, 10, Duration.ofSeconds(15), 100);

  /** Rejects lanes that would hold or send nothing. */
  public LaneSettings {
    if (window < 1 || failuresToOpen < 1 || mostPerSecond < 1 || !pause.isPositive()) {
      throw new IllegalArgumentException("A lane needs a window, a rate and a pause above zero");
    }
  }

  /** The same with another schedule and window. */
  public LaneSettings with(RetrySchedule other, int size) {
    return new LaneSettings(other, size, failuresToOpen, pause, mostPerSecond);
  }
}
