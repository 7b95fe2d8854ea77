package dev.glasswatch.detect.freeze;

import dev.glasswatch.detect.DefectRule;
import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.DetectorProvider;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.Setting;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.media.MediaNeeds;
import dev.glasswatch.media.PlaneNeed;
import java.time.Duration;
import java.util.List;

/** The {@code freeze} detector: a picture that repeats while the stream goes on. */
public final class FreezeDetectorProvider implements DetectorProvider {

  private static final double ENTER = 0.5;
  private static final double EXIT = 0.3;
  private static final Duration LONGEST_WINDOW = Duration.ofSeconds(2);

  private static final Setting.OfDuration MIN_DURATION =
      new Setting.OfDuration(
          "minDuration",
          "How long a picture must repeat before it is an incident.",
          Duration.ofSeconds(2),
          Duration.ofSeconds(1),
          Duration.ofMinutes(10));

  // Counted in cells that a band or a box touches: a ticker of 4 % of the height touches up to 9 %,
  // more if it is not aligned
  private static final Setting.OfNumber MOVING_SHARE =
      new Setting.OfNumber(
          "movingShare",
          "Share of the picture that may go on moving in a frozen one: clock, ticker, logo.",
          16,
          0,
          30,
          "%");

  private static final Setting.OfDuration STILL_DURATION =
      new Setting.OfDuration(
          "stillDuration",
          "How long a picture that was not seen to stop must stand still, such as a slate.",
          Duration.ofSeconds(10),
          Duration.ofSeconds(2),
          Duration.ofHours(24));

  private static final Setting.OfDuration KEEP_OPEN =
      new Setting.OfDuration(
          "keepOpen",
          "How long the picture must move again before the incident is resolved.",
          Duration.ofSeconds(1),
          Duration.ZERO,
          Duration.ofMinutes(10));

  @Override
  public String name() {
    return FreezeDetector.FREEZE.name();
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(MIN_DURATION, MOVING_SHARE, STILL_DURATION, KEEP_OPEN);
  }

  @Override
  public MediaNeeds needs(Settings settings) {
    return MediaNeeds.plane(PlaneNeed.LUMA);
  }

  @Override
  public List<DefectRule> rules(Settings settings) {
    return List.of(
        new DefectRule(
            FreezeDetector.FREEZE,
            ENTER,
            EXIT,
            settings.get(MIN_DURATION),
            settings.get(KEEP_OPEN)));
  }

  @Override
  public Detector create(Settings settings, ObservationSink observations) {
    Duration minDuration = settings.get(MIN_DURATION);
    Duration window = minDuration.compareTo(LONGEST_WINDOW) < 0 ? minDuration : LONGEST_WINDOW;
    return new FreezeDetector(
        micros(window),
        Math.max(0.002, settings.get(MOVING_SHARE) / 100),
        micros(settings.get(STILL_DURATION)),
        observations);
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1000;
  }
}
