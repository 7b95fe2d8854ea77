package dev.glasswatch.detect.block;

import dev.glasswatch.detect.Setting;
import dev.glasswatch.detect.SettingException;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.detect.Within;
import java.time.Duration;
import java.util.List;

/**
 * What counts as block corruption, and how much is spent on finding it.
 *
 * @param minDuration how long it must last
 * @param keepOpen how long the picture must be whole again
 * @param minArea share of the picture that must be corrupted
 * @param reportedThreshold probability from which a cell is corrupted while decoder or transport
 *     have reported something that pictures may suffer from
 * @param upstream whether to look for damage that nobody reported
 * @param threshold probability from which a cell is corrupted when nobody reported anything
 * @param steady how often to look for no reason
 * @param budget looks a second of media time that there may be for a reason
 */
record BlockSettings(
    Duration minDuration,
    Duration keepOpen,
    double minArea,
    double reportedThreshold,
    boolean upstream,
    double threshold,
    Duration steady,
    double budget) {

  private static final Setting<Duration> MIN_DURATION =
      new Setting.OfDuration(
          "minDuration",
          "How long the picture must be broken before an incident opens",
          Duration.ofMillis(200),
          Duration.ofMillis(20),
          Duration.ofMinutes(10));
  private static final Setting<Duration> KEEP_OPEN =
      new Setting.OfDuration(
          "keepOpen",
          "How long the picture must be whole again before the incident is resolved",
          Duration.ofSeconds(1),
          Duration.ZERO,
          Duration.ofMinutes(10));
  private static final Setting<Double> MIN_AREA =
      new Setting.OfNumber("minArea", "Share of the picture that must be broken", 1, 0.1, 100, "%");
  private static final Setting<Double> REPORTED_THRESHOLD =
      new Setting.OfNumber(
          "reportedThreshold",
          "Probability from which a part of the picture is broken while decoder or transport report"
              + " damage",
          1,
          0.1,
          99,
          "%");
  private static final Setting<Boolean> UPSTREAM =
      new Setting.OfBoolean(
          "upstream",
          "Also look for damage that nobody reported: it was done before the last encoder",
          false);
  private static final Setting<Double> THRESHOLD =
      new Setting.OfNumber(
          "threshold",
          "Probability from which a part of the picture is broken when nobody reported anything",
          50,
          1,
          99,
          "%");
  private static final Setting<Duration> STEADY =
      new Setting.OfDuration(
          "steady",
          "How often the model looks at the picture for no particular reason",
          Duration.ofSeconds(2),
          Duration.ofMillis(20),
          Duration.ofMinutes(1));
  private static final Setting<Double> BUDGET =
      new Setting.OfNumber(
          "budget", "Looks per second of media that suspicion may ask for", 8, 0, 60, "");

  /** Every setting, in the order of the reference. */
  static final List<Setting<?>> ALL =
      List.of(
          MIN_DURATION,
          Within.SETTING,
          KEEP_OPEN,
          MIN_AREA,
          REPORTED_THRESHOLD,
          UPSTREAM,
          THRESHOLD,
          STEADY,
          BUDGET);

  static BlockSettings of(Settings settings) {
    return new BlockSettings(
        settings.get(MIN_DURATION),
        settings.get(KEEP_OPEN),
        settings.get(MIN_AREA) / 100,
        settings.get(REPORTED_THRESHOLD) / 100,
        settings.get(UPSTREAM),
        settings.get(THRESHOLD) / 100,
        settings.get(STEADY),
        settings.get(BUDGET));
  }

  /** Checks that looks which were made with other settings can be judged by these. */
  void requireAnswerable(BlockSettings recorded) throws SettingException {
    if (minArea < recorded.minArea) {
      throw new SettingException(
          ("block_corruption.minArea can be no less than %s%% on this trace, where smaller finds"
                  + " were not followed: analyse the recording again with that setting")
              .formatted(Math.round(recorded.minArea * 1000) / 10.0));
    }
    if (looksOtherwise(recorded)) {
      throw new SettingException(
          "block_corruption.threshold, reportedThreshold, upstream, steady and budget decide what"
              + " is looked at and cannot be tried on a trace: analyse the recording again with"
              + " that setting");
    }
  }

  private boolean looksOtherwise(BlockSettings recorded) {
    return threshold != recorded.threshold
        || reportedThreshold != recorded.reportedThreshold
        || upstream != recorded.upstream
        || !steady.equals(recorded.steady)
        || budget != recorded.budget;
  }

  /** Probability from which a cell is corrupted. */
  double threshold(boolean reported) {
    return reported ? reportedThreshold : threshold;
  }
}
