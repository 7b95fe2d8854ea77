package dev.glasswatch.detect.silence;

import dev.glasswatch.detect.Setting;
import dev.glasswatch.detect.SettingException;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.detect.Within;
import java.time.Duration;
import java.util.List;

/**
 * What counts as silence.
 *
 * @param minDuration how long it must last
 * @param keepOpen how long there must be sound again
 * @param threshold level up to which a window is silent, dBFS
 * @param hysteresis how far above the threshold silence ends, dB
 * @param digital level up to which a window is digital silence, dBFS
 * @param channels whether one silent channel of a stereo pair counts
 * @param programme level above which the other channel carries the programme, dBFS
 */
record SilenceSettings(
    Duration minDuration,
    Duration keepOpen,
    double threshold,
    double hysteresis,
    double digital,
    boolean channels,
    double programme) {

  // Programmes are seldom softer, but for pauses. Louder sound is silent by no setting that
  // makes sense, and telling it apart would be most of a trace.
  private static final double LOUD = -50;

  private static final Setting<Duration> MIN_DURATION =
      new Setting.OfDuration(
          "minDuration",
          "How long it must be silent before an incident opens",
          Duration.ofSeconds(10),
          Duration.ofMillis(100),
          Duration.ofHours(1));
  private static final Setting<Duration> KEEP_OPEN =
      new Setting.OfDuration(
          "keepOpen",
          "How long there must be sound again before the incident is resolved",
          Duration.ofSeconds(1),
          Duration.ZERO,
          Duration.ofHours(1));
  private static final Setting<Double> THRESHOLD =
      new Setting.OfNumber(
          "threshold", "RMS level of 10 ms up to which they are silent", -60, -110, -20, "dBFS");
  private static final Setting<Double> HYSTERESIS =
      new Setting.OfNumber(
          "hysteresis",
          "How far above the threshold sound must rise to end silence",
          3,
          0,
          20,
          "dB");
  private static final Setting<Double> DIGITAL =
      new Setting.OfNumber(
          "digital", "RMS level up to which silence is called digital", -90, -120, -60, "dBFS");
  private static final Setting<Boolean> CHANNELS =
      new Setting.OfBoolean(
          "channels", "Whether one channel of a stereo pair that fell silent is a defect", true);
  private static final Setting<Double> PROGRAMME =
      new Setting.OfNumber(
          "programme", "Level of the other channel that shows it goes on", -45, -110, 0, "dBFS");

  /** Every setting, in the order of the reference. */
  static final List<Setting<?>> ALL =
      List.of(
          MIN_DURATION,
          Within.SETTING,
          KEEP_OPEN,
          THRESHOLD,
          HYSTERESIS,
          DIGITAL,
          CHANNELS,
          PROGRAMME);

  static SilenceSettings of(Settings settings) {
    return new SilenceSettings(
        settings.get(MIN_DURATION),
        settings.get(KEEP_OPEN),
        settings.get(THRESHOLD),
        settings.get(HYSTERESIS),
        settings.get(DIGITAL),
        settings.get(CHANNELS),
        settings.get(PROGRAMME));
  }

  /** Code above which windows are told apart no more. */
  int loud() {
    return Math.max(LevelCode.limit(LOUD), LevelCode.limit(threshold + hysteresis));
  }

  /** Checks that sound that was measured with other settings can be judged by these. */
  void requireAnswerable(SilenceSettings recorded) throws SettingException {
    if (LevelCode.limit(threshold + hysteresis) > recorded.loud()) {
      throw new SettingException(
          ("silence.threshold and hysteresis can be at most %s dBFS together on this trace, which"
                  + " does not tell louder sound apart: analyse the recording again with that"
                  + " setting")
              .formatted(recorded.loud() / 10.0));
    }
  }
}
