package dev.glasswatch.detect.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glasswatch.detect.DetectorProvider;
import dev.glasswatch.detect.SettingException;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.UnwatchedReason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SilenceDetectorTest extends SilenceBench {

  @Test
  void startsAndEndsToTheWindow() {
    long from = 100_003;
    long to = 700_011;
    IntToDoubleFunction sound = upTo(from, tone(-20), upTo(to, NOTHING, tone(-20)));
    play(18, sound, sound);
    assertThat(bad())
        .isNotEmpty()
        .allSatisfy(
            found -> {
              assertThat(found.from()).isCloseTo(from * SECOND / RATE, within(WINDOW));
              assertThat(found.severity()).isEqualTo(Severity.MAJOR);
              assertThat(found.reason()).isEqualTo("digital_silence");
              assertThat(found.track()).isEqualTo("a:0");
            });
    assertThat(bad().getLast().to()).isCloseTo(to * SECOND / RATE, within(WINDOW));
    assertThat(said.getLast().score()).isZero();
    assertThat(said.getLast().from()).isEqualTo(bad().getLast().to());
  }

  @Test
  void speaksTwiceASecondAndInOrder() {
    play(20, tone(-20), tone(-23));
    play(20, NOTHING, NOTHING);
    assertThat(said).hasSizeBetween(70, 82);
    for (int i = 1; i < said.size(); i++) {
      assertThat(said.get(i).to()).isGreaterThan(said.get(i - 1).to());
    }
    assertThat(said.getFirst().details()).isEmpty();
    assertThat(said.getLast().details())
        .containsEntry("channelsDbfs", List.of(-120.0, -120.0))
        .containsEntry("mixDbfs", -120.0);
  }

  @ParameterizedTest
  @CsvSource({
    "-70,below_threshold",
    "-63,below_threshold",
    "-85,below_threshold",
    "-96,digital_silence"
  })
  void anOpenLineIsSilent(double level, String reason) {
    play(2, tone(-20), tone(-20));
    play(10, noise(level), noise(level));
    assertThat(bad()).isNotEmpty().allMatch(found -> found.reason().equals(reason));
    assertThat(bad().getLast().details())
        .hasEntrySatisfying(
            "mixDbfs", mix -> assertThat((double) mix).isCloseTo(level, within(0.5)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-57, -50, -40, 0})
  void aQuietRoomIsNot(double level) {
    play(20, noise(level), noise(level));
    assertThat(bad()).isEmpty();
  }

  @Test
  void theScoreGrowsWithTheDistanceFromTheThreshold() {
    play(3, noise(-62));
    double close = bad().getLast().score();
    play(1, tone(-20));
    play(3, noise(-75));
    assertThat(bad().getLast().score()).isGreaterThan(close + 0.2);
  }

  @Test
  void pausesBetweenWordsAreNotWorthAWord() {
    for (int word = 0; word < 30; word++) {
      play(0.4, tone(-25));
      play(0.3, NOTHING);
    }
    assertThat(bad()).isEmpty();
    assertThat(said).isNotEmpty();
  }

  @Test
  void aClickIsStillSilence() {
    play(5, i -> i % 48_000 == 7 ? 0.01 : 0);
    assertThat(bad().getLast().from()).isZero();
    assertThat(bad().getLast().to()).isGreaterThan(4 * SECOND);
  }

  @Test
  void anOffsetIsStillSilence() {
    play(5, i -> 0.02);
    assertThat(bad()).isNotEmpty().allMatch(found -> found.reason().equals("digital_silence"));
  }

  @Test
  void damagedSamplesAreNotSilence() {
    play(5, i -> Double.NaN);
    assertThat(bad()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"8000,1", "22050,2", "44100,2", "96000,6", "192000,8"})
  void worksAtAnyRateWithAnyNumberOfChannels(int sampleRate, int channels) {
    rate = sampleRate;
    IntToDoubleFunction[] sound = new IntToDoubleFunction[channels];
    java.util.Arrays.fill(sound, NOTHING);
    sound[channels - 1] = upTo(2L * rate, tone(-30), upTo(8L * rate, NOTHING, tone(-30)));
    play(10, sound);
    assertThat(bad()).isNotEmpty();
    assertThat(bad().getLast().from()).isCloseTo(2 * SECOND, within(WINDOW));
    assertThat(bad().getLast().to()).isCloseTo(8 * SECOND, within(WINDOW));
  }

  @Test
  void timeThatNobodyHeardIsNotSilent() {
    play(5, NOTHING);
    detector.event(
        new MediaEvent.Unwatched(now(), now() + 6 * SECOND, "a:0", UnwatchedReason.OVERLOADED));
    sample += 6L * RATE;
    long again = now();
    play(5, NOTHING);
    assertThat(bad()).noneMatch(found -> found.from() < again && found.to() > again);
    assertThat(bad().getLast().from()).isEqualTo(again);
  }

  @Test
  void aMissingTrackIsNotSilent() {
    play(5, NOTHING);
    long end = now();
    sample += 20L * RATE;
    play(1, tone(-20));
    assertThat(bad()).allMatch(found -> found.to() <= end);
  }

  @Test
  void aShortHoleDoesNotBreakSilence() {
    play(5, NOTHING);
    sample += RATE / 2;
    play(5, NOTHING);
    assertThat(bad()).allMatch(found -> found.from() == 0);
    assertThat(bad().getLast().to()).isGreaterThan(10 * SECOND);
  }

  @Test
  void aSpliceDoesNotEndItAndANewConnectionDoes() {
    play(5, NOTHING);
    detector.event(new MediaEvent.Discontinuity(now(), MediaEvent.Cause.SIGNALLED));
    play(5, NOTHING);
    assertThat(bad()).allMatch(found -> found.from() == 0);
    detector.event(new MediaEvent.Discontinuity(now(), MediaEvent.Cause.RECONNECTED));
    long again = now();
    play(5, NOTHING);
    assertThat(bad().getLast().from()).isEqualTo(again);
  }

  @Test
  void theEndOfTheInputIsTheLastWord() {
    play(2.2, NOTHING);
    detector.event(new MediaEvent.Ended(now()));
    assertThat(bad().getLast().to()).isEqualTo(now());
  }

  @Test
  void isFoundOnTheClassPathWithItsRule() throws SettingException {
    assertThat(ServiceLoader.load(DetectorProvider.class))
        .anyMatch(found -> found instanceof SilenceDetectorProvider);
    assertThat(provider.rules(Settings.defaults(provider.settings())))
        .singleElement()
        .extracting(rule -> rule.minDuration())
        .isEqualTo(Duration.ofSeconds(10));
    Settings settings =
        Settings.parse(provider.settings(), Map.of("minDuration", "5s", "threshold", "-50dBFS"));
    assertThat(provider.rules(settings).getFirst().minDuration()).isEqualTo(Duration.ofSeconds(5));
  }
}
