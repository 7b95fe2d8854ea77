package dev.glasswatch.detect.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.detect.Observation;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.UnwatchedReason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignalDetectorTest extends SignalBench {

  @Test
  void saysNothingBadOfAHealthyStream() {
    announce(VIDEO, AUDIO);
    play(0, 20 * SECOND, true, true);
    assertThat(bad()).isEmpty();
    assertThat(said).hasSizeBetween(100, 130);
  }

  @Test
  void videoIsMissingAfterTwoSecondsFromTheEndOfItsLastFrame() {
    announce(VIDEO, AUDIO);
    play(0, 5 * SECOND, true, true);
    play(5 * SECOND, 7 * SECOND, false, true);
    assertThat(bad()).isEmpty();
    play(7 * SECOND, 12 * SECOND, false, true);
    assertThat(bad()).isNotEmpty();
    Observation first = bad().getFirst();
    assertThat(first.reason()).isEqualTo("video_missing");
    assertThat(first.track()).isEqualTo("v:0");
    assertThat(first.from()).isEqualTo(5 * SECOND);
    assertThat(first.to()).isBetween(7 * SECOND, 8 * SECOND);
    assertThat(bad()).allMatch(observation -> observation.track().equals("v:0"));
    play(12 * SECOND, 13 * SECOND, true, true);
    assertThat(said.getLast().score()).isZero();
    Observation clear =
        said.stream()
            .filter(o -> o.score() == 0 && o.track().equals("v:0") && o.from() >= 12 * SECOND)
            .findFirst()
            .orElseThrow();
    assertThat(clear.from()).isEqualTo(12 * SECOND);
  }

  @Test
  void audioIsMissing() {
    announce(VIDEO, AUDIO);
    play(0, SECOND, true, true);
    play(SECOND, 4 * SECOND, true, false);
    assertThat(bad()).first().extracting(Observation::reason).isEqualTo("audio_missing");
  }

  @Test
  void aSlowPictureRateIsNotMissing() {
    announce(VIDEO, AUDIO);
    for (long at = 0; at < 60 * SECOND; at += SECOND) {
      detector.frame(new PictureAt(at, SECOND));
      for (long sound = at; sound < at + SECOND; sound += FRAME) {
        detector.audio(new SoundAt(sound, FRAME));
      }
    }
    assertThat(bad()).isEmpty();
  }

  @Test
  void aTrackMayBeginLater() {
    announce(VIDEO, AUDIO);
    play(0, 9 * SECOND, true, false);
    assertThat(bad()).isEmpty();
    play(9 * SECOND, 12 * SECOND, true, false);
    assertThat(bad()).first().extracting(Observation::from).isEqualTo(0L);
  }

  @Test
  void onlyWhatNobodyLookedAtIsForgiven() {
    announce(VIDEO, AUDIO);
    play(0, SECOND, true, true);
    play(SECOND, 2 * SECOND, false, true);
    detector.event(
        new MediaEvent.Unwatched(SECOND, 5 * SECOND, "v:0", UnwatchedReason.KEYFRAMES_ONLY));
    play(2 * SECOND, 6 * SECOND, false, true);
    assertThat(bad()).isEmpty();
    play(6 * SECOND, 8 * SECOND, false, true);
    assertThat(bad()).isNotEmpty();
  }

  @Test
  void aStreamWithOneTrackMissesNothingUnlessExpected() {
    announce(VIDEO);
    play(0, 20 * SECOND, true, false);
    assertThat(bad()).isEmpty();
    detector = detector(Map.of("expectAudio", "true"));
    announce(VIDEO);
    play(0, 20 * SECOND, true, false);
    assertThat(bad())
        .isNotEmpty()
        .allSatisfy(
            missing -> {
              assertThat(missing.reason()).isEqualTo("audio_missing");
              assertThat(missing.from()).isZero();
              assertThat(missing.details()).containsEntry("cause", "no_track");
            });
  }

  @Test
  void aTrackThatIsTakenAwayIsMissing() {
    announce(VIDEO, AUDIO);
    play(0, 10 * SECOND, true, true);
    detector.event(new MediaEvent.TracksChanged(10 * SECOND, List.of(VIDEO)));
    play(10 * SECOND, 14 * SECOND, true, false);
    assertThat(bad())
        .isNotEmpty()
        .allMatch(o -> o.track().equals("a:0") && o.from() == 10 * SECOND)
        .allMatch(o -> o.details().containsValue("no_track"));
  }

  @Test
  void theEndOfTheInputSettlesIt() {
    announce(VIDEO, AUDIO);
    play(0, 10 * SECOND, true, true);
    play(10 * SECOND, 12 * SECOND + 5 * FRAME, false, true);
    assertThat(bad()).isEmpty();
    detector.event(new MediaEvent.Ended(12 * SECOND + 5 * FRAME));
    assertThat(bad())
        .singleElement()
        .extracting(Observation::to)
        .isEqualTo(12 * SECOND + 5 * FRAME);
  }

  @Test
  void onePictureForTheWholeInputIsMissingAfterItsGrace() {
    announce(VIDEO, AUDIO);
    play(0, FRAME, true, true);
    play(FRAME, 9 * SECOND, false, true);
    assertThat(bad()).isEmpty();
    play(9 * SECOND, 14 * SECOND, false, true);
    assertThat(bad()).isNotEmpty().allMatch(o -> o.from() == FRAME);
  }
}
