package dev.glasswatch.detect.signal;

import dev.glasswatch.detect.Setting;
import dev.glasswatch.detect.Settings;
import java.time.Duration;
import java.util.List;

/**
 * What counts as no signal.
 *
 * @param missingAfter media time without a frame, or sound, after which a track is missing
 * @param startGrace media time that a track may take to begin
 * @param connectGrace wall time that a live stream may take to deliver at first
 * @param keepOpen how long the signal must be back
 * @param expectVideo whether a stream without a video track is a defect
 * @param expectAudio whether a stream without an audio track is a defect
 */
record SignalSettings(
    Duration missingAfter,
    Duration startGrace,
    Duration connectGrace,
    Duration keepOpen,
    boolean expectVideo,
    boolean expectAudio) {

  private static final Setting<Duration> MISSING_AFTER =
      new Setting.OfDuration(
          "missingAfter",
          "How long a track may deliver nothing while the stream goes on; never less than three"
              + " frame intervals",
          Duration.ofSeconds(2),
          Duration.ofMillis(200),
          Duration.ofMinutes(10));
  private static final Setting<Duration> START_GRACE =
      new Setting.OfDuration(
          "startGrace",
          "How much later than the others a track may begin",
          Duration.ofSeconds(10),
          Duration.ofMillis(200),
          Duration.ofMinutes(10));
  private static final Setting<Duration> CONNECT_GRACE =
      new Setting.OfDuration(
          "connectGrace",
          "How long a live stream may take to deliver at first",
          Duration.ofSeconds(10),
          Duration.ofMillis(200),
          Duration.ofMinutes(10));
  private static final Setting<Duration> KEEP_OPEN =
      new Setting.OfDuration(
          "keepOpen",
          "How long the signal must be back before the incident is resolved",
          Duration.ofSeconds(2),
          Duration.ZERO,
          Duration.ofHours(1));
  private static final Setting<Boolean> EXPECT_VIDEO =
      new Setting.OfBoolean(
          "expectVideo", "Whether a stream without a video track is a defect", false);
  private static final Setting<Boolean> EXPECT_AUDIO =
      new Setting.OfBoolean(
          "expectAudio", "Whether a stream without an audio track is a defect", false);

  static final List<Setting<?>> ALL =
      List.of(MISSING_AFTER, START_GRACE, CONNECT_GRACE, KEEP_OPEN, EXPECT_VIDEO, EXPECT_AUDIO);

  static SignalSettings of(Settings settings) {
    return new SignalSettings(
        settings.get(MISSING_AFTER),
        settings.get(START_GRACE),
        settings.get(CONNECT_GRACE),
        settings.get(KEEP_OPEN),
        settings.get(EXPECT_VIDEO),
        settings.get(EXPECT_AUDIO));
  }
}
