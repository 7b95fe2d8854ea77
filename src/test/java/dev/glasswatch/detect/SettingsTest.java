package dev.glasswatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  private static final Setting.OfDuration LENGTH =
      new Setting.OfDuration(
          "minDuration",
          "How long it lasts.",
          Duration.ofSeconds(2),
          Duration.ofMillis(100),
          Duration.ofHours(1));
  private static final Setting.OfNumber LEVEL =
      new Setting.OfNumber("threshold", "What counts as silence.", -60, -120, 0, "dBFS");
  private static final Setting.OfBoolean SWITCH =
      new Setting.OfBoolean("expectAudio", "Whether sound must be there.", false);
  private static final List<Setting<?>> ALL = List.of(LENGTH, LEVEL, SWITCH);

  @Test
  void startFromDefaults() {
    Settings settings = Settings.defaults(ALL);
    assertThat(settings.get(LENGTH)).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.get(LEVEL)).isEqualTo(-60);
    assertThat(settings.get(SWITCH)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2s,2000",
    "500ms,500",
    "PT2S,2000",
    "pt1.5s,1500",
    "1.5s,1500",
    "2m,120000",
    "1 min,60000",
    "1h,3600000"
  })
  void readLengthsOfTime(String text, long millis) throws SettingException {
    Settings settings = Settings.parse(ALL, Map.of("minDuration", text));
    assertThat(settings.get(LENGTH)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({"-50,-50", "-50dBFS,-50", "-50.5 dbfs,-50.5", "0,0"})
  void readNumbersWithTheirUnit(String text, double value) throws SettingException {
    assertThat(Settings.parse(ALL, Map.of("threshold", text)).get(LEVEL)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "minDuration | soon | minDuration must be a length of time such as 2s, 500ms or PT2S, not"
            + " \"soon\"",
        "minDuration | 2h   | minDuration must be between 0.1s and 1h, not \"2h\"",
        "minDuration | -2s  | minDuration must be a length of time such as 2s, 500ms or PT2S, not"
            + " \"-2s\"",
        "threshold   | -60% | threshold must be a number in dBFS, not \"-60%\"",
        "threshold   | 3    | threshold must be between -120dBFS and 0dBFS, not \"3\"",
        "expectAudio | maybe | expectAudio must be true or false, not \"maybe\"",
        "minduration | 2s   | There is no setting \"minduration\"; there are expectAudio,"
            + " minDuration, threshold"
      })
  void saysInOneSentenceWhatIsWrong(String name, String text, String sentence) {
    assertThatThrownBy(() -> Settings.parse(ALL, Map.of(name, text)))
        .isInstanceOf(SettingException.class)
        .hasMessage(sentence);
  }
}
