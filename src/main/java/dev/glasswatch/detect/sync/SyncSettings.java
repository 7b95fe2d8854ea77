package dev.glasswatch.detect.sync;

import dev.glasswatch.detect.Setting;
import dev.glasswatch.detect.Settings;
import java.time.Duration;
import java.util.List;

/**
 * How far sound and picture may be apart. Lengths in microseconds, as a player would show it.
 *
 * @param early how much earlier than the picture sound may come
 * @param late how much later
 * @param majorEarly beyond which early sound is major
 * @param majorLate beyond which late sound is
 * @param drift share of time by which the tracks may run apart and still count as steady
 * @param keepOpen how long they must be together again
 */
record SyncSettings(
    long early, long late, long majorEarly, long majorLate, double drift, Duration keepOpen) {

  private static final Setting<Duration> EARLY =
      millis("early", "How much earlier than the picture sound may come", 40);
  private static final Setting<Duration> LATE =
      millis("late", "How much later than the picture sound may come", 60);
  private static final Setting<Duration> MAJOR_EARLY =
      millis("majorEarly", "How much earlier sound must be for it to be major", 90);
  private static final Setting<Duration> MAJOR_LATE =
      millis("majorLate", "How much later sound must be for it to be major", 185);
  private static final Setting<Double> DRIFT =
      new Setting.OfNumber(
          "drift", "Drift below which tracks count as steady", 30, 5, 10_000, "ppm");
  private static final Setting<Duration> KEEP_OPEN =
      new Setting.OfDuration(
          "keepOpen",
          "How long sound and picture must be together before the incident is resolved",
          Duration.ofSeconds(5),
          Duration.ZERO,
          Duration.ofHours(1));

  /** Every setting, in the order of the reference. */
  static final List<Setting<?>> ALL =
      List.of(EARLY, LATE, MAJOR_EARLY, MAJOR_LATE, DRIFT, KEEP_OPEN);

  static SyncSettings of(Settings settings) {
    return new SyncSettings(
        micros(settings.get(EARLY)),
        micros(settings.get(LATE)),
        micros(settings.get(MAJOR_EARLY)),
        micros(settings.get(MAJOR_LATE)),
        settings.get(DRIFT) / 1e6,
        settings.get(KEEP_OPEN));
  }

  /** Whether viewers may be bothered; sound that is early is positive. */
  boolean beyond(long offset) {
    return offset > early || -offset > late;
  }

  /** Whether they will be. */
  boolean farBeyond(long offset) {
    return offset > majorEarly || -offset > majorLate;
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1000;
  }

  private static Setting<Duration> millis(String name, String description, int millis) {
    return new Setting.OfDuration(
        name,
        description,
        Duration.ofMillis(millis),
        Duration.ofMillis(30),
        Duration.ofSeconds(10));
  }
}
