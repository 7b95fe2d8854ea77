package dev.glasswatch.detect.signal;

import dev.glasswatch.detect.Setting;
import dev.glasswatch.detect.Settings;
import java.time.Duration;
import java.util.List;

/**
 * When signal counts as missing. Times in microseconds.
 *
 * @param missingAfter how long one track may give nothing while the other goes on
 * @param frameIntervals as many frame intervals as a slow video track may pause
 * @param interleave how far one track's data may come before the other's, until that is known
 * @param startGrace how long a track may take to begin
 * @param connectGrace wall time that a live stream may take to deliver at first
 * @param stalledAfter how long nothing may arrive on a live stream without segments
 * @param stalledTargets how much longer on one with segments, in target durations
 * @param unreachableTargets likewise while there is no connection
 * @param keepOpen how long signal must be back
 * @param expectVideo whether there must be a video track
 * @param expectAudio whether there must be an audio track
 */
record SignalSettings(
    long missingAfter,
    double frameIntervals,
    long interleave,
    long startGrace,
    long connectGrace,
    long stalledAfter,
    double stalledTargets,
    double unreachableTargets,
    Duration keepOpen,
    boolean expectVideo,
    boolean expectAudio) {

  private static final Setting<Duration> MISSING_AFTER =
      duration("missingAfter", "How long a track may give nothing while the other goes on", 2);
  private static final Setting<Double> FRAME_INTERVALS =
      new Setting.OfNumber(
          "frameIntervals", "Frame intervals that a slow video track may pause", 3, 1, 100, "");
  private static final Setting<Duration> INTERLEAVE =
      duration("interleave", "How far one track may run before the other at the start", 10);
  private static final Setting<Duration> START_GRACE =
      duration("startGrace", "How much later than the other a track may begin", 10);
  private static final Setting<Duration> CONNECT_GRACE =
      duration("connectGrace", "How long a live stream may take to deliver at first", 10);
  private static final Setting<Duration> STALLED_AFTER =
      duration("stalledAfter", "How long a live stream without segments may give nothing", 2);
  private static final Setting<Double> STALLED_TARGETS =
      new Setting.OfNumber(
          "stalledTargets", "Target durations on top of that for a live playlist", 2, 0, 20, "");
  private static final Setting<Double> UNREACHABLE_TARGETS =
      new Setting.OfNumber(
          "unreachableTargets",
          "Target durations on top while there is no connection",
          1,
          0,
          20,
          "");
  private static final Setting<Duration> KEEP_OPEN =
      new Setting.OfDuration(
          "keepOpen",
          "How long there must be signal again before the incident is resolved",
          Duration.ofSeconds(1),
          Duration.ZERO,
          Duration.ofHours(1));
  private static final Setting<Boolean> EXPECT_VIDEO =
      new Setting.OfBoolean(
          "expectVideo", "Whether a stream that never had a video track lacks it", false);
  private static final Setting<Boolean> EXPECT_AUDIO =
      new Setting.OfBoolean(
          "expectAudio", "Whether a stream that never had an audio track lacks it", false);

  /** Every setting, in the order of the reference. */
  static final List<Setting<?>> ALL =
      List.of(
          MISSING_AFTER,
          FRAME_INTERVALS,
          INTERLEAVE,
          START_GRACE,
          CONNECT_GRACE,
          STALLED_AFTER,
          STALLED_TARGETS,
          UNREACHABLE_TARGETS,
          KEEP_OPEN,
          EXPECT_VIDEO,
          EXPECT_AUDIO);

  static SignalSettings of(Settings settings) {
    return new SignalSettings(
        micros(settings.get(MISSING_AFTER)),
        settings.get(FRAME_INTERVALS),
        micros(settings.get(INTERLEAVE)),
        micros(settings.get(START_GRACE)),
        micros(settings.get(CONNECT_GRACE)),
        micros(settings.get(STALLED_AFTER)),
        settings.get(STALLED_TARGETS),
        settings.get(UNREACHABLE_TARGETS),
        settings.get(KEEP_OPEN),
        settings.get(EXPECT_VIDEO),
        settings.get(EXPECT_AUDIO));
  }

  static long micros(Duration duration) {
    return duration.toNanos() / 1000;
  }

  private static Setting<Duration> duration(String name, String description, int seconds) {
    return new Setting.OfDuration(
        name,
        description,
        Duration.ofSeconds(seconds),
        Duration.ofMillis(200),
        Duration.ofMinutes(10));
  }
}
