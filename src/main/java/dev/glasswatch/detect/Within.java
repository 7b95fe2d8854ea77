package dev.glasswatch.detect;

import java.time.Duration;

/**
 * The setting that lets a defect have gaps before it is an incident; the same for every detector.
 */
public final class Within {

  /** Media time in which {@code minDuration} of it must fall; none means that it must last. */
  public static final Setting<Duration> SETTING =
      new Setting.OfDuration(
          "within",
          "Media time in which minDuration of it must fall; 0s means that it must last",
          Duration.ZERO,
          Duration.ZERO,
          Duration.ofHours(1));

  private Within() {}

  /** What it comes to beside a minimum: never less than that. */
  public static Duration of(Settings settings, Duration minDuration) {
    Duration chosen = settings.get(SETTING);
    return chosen.compareTo(minDuration) < 0 ? minDuration : chosen;
  }
}
