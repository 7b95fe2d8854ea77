package dev.glasswatch.detect.freeze;

import dev.glasswatch.detect.DefectRule;
import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.DetectorProvider;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.Setting;
import dev.glasswatch.detect.SettingException;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.detect.TraceReplay;
import dev.glasswatch.detect.TraceSink;
import dev.glasswatch.detect.Within;
import dev.glasswatch.media.MediaNeeds;
import dev.glasswatch.media.PlaneNeed;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
    return FreezeDecision.FREEZE.name();
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(MIN_DURATION, Within.SETTING, MOVING_SHARE, STILL_DURATION, KEEP_OPEN);
  }

  @Override
  public MediaNeeds needs(Settings settings) {
    return MediaNeeds.plane(PlaneNeed.LUMA);
  }

  @Override
  public List<DefectRule> rules(Settings settings) {
    return List.of(
        new DefectRule(
            FreezeDecision.FREEZE,
            ENTER,
            EXIT,
            settings.get(MIN_DURATION),
            Within.of(settings, settings.get(MIN_DURATION)),
            settings.get(KEEP_OPEN)));
  }

  @Override
  public Detector create(Settings settings, ObservationSink observations) {
    return create(settings, observations, TraceSink.NONE);
  }

  @Override
  public Detector create(Settings settings, ObservationSink observations, TraceSink trace) {
    return new FreezeDetector(
        micros(window(settings)),
        movingLimit(settings),
        micros(settings.get(STILL_DURATION)),
        observations,
        trace);
  }

  @Override
  public Optional<TraceReplay> replay(
      Settings recorded, Settings wanted, ObservationSink observations) throws SettingException {
    requireAnswerable(recorded, wanted);
    return Optional.of(
        new FreezeDecision(
            movingLimit(wanted),
            micros(wanted.get(STILL_DURATION)),
            wanted.get(STILL_DURATION).equals(recorded.get(STILL_DURATION)),
            observations));
  }

  private static void requireAnswerable(Settings recorded, Settings wanted)
      throws SettingException {
    if (!window(recorded).equals(window(wanted))) {
      throw new SettingException(
          ("freeze.minDuration of %s needs a window of %s, and this trace was recorded with one of"
                  + " %s: analyse the recording again with that setting")
              .formatted(
                  seconds(wanted.get(MIN_DURATION)),
                  seconds(window(wanted)),
                  seconds(window(recorded))));
    }
    if (movingLimit(wanted) > movingLimit(recorded)) {
      throw new SettingException(
          "freeze.movingShare can be at most %s%% on this trace, where nothing more was looked at: analyse the recording again with that setting"
              .formatted(recorded.get(MOVING_SHARE)));
    }
  }

  /** How long a picture must repeat before it is judged. */
  private static Duration window(Settings settings) {
    Duration minDuration = settings.get(MIN_DURATION);
    return minDuration.compareTo(LONGEST_WINDOW) < 0 ? minDuration : LONGEST_WINDOW;
  }

  private static double movingLimit(Settings settings) {
    return Math.max(0.002, settings.get(MOVING_SHARE) / 100);
  }

  private static String seconds(Duration duration) {
    return duration.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1000;
  }
}
