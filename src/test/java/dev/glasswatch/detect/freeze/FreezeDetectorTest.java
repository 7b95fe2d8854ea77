package dev.glasswatch.detect.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.UnwatchedReason;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a freeze and what is not, on generated scenes whose truth is known to the frame. */
class FreezeDetectorTest {

  private final List<Observation> said = new ArrayList<>();
  private final Film film = new Film(detector(), said);

  @Test
  void findsAPictureThatRepeats() {
    film.moves(3, 1.5);
    long start = film.time();
    film.stands(4);
    long end = film.time();
    film.moves(2, 1.5);
    assertThat(film.freezes()).hasSize(1);
    Observation freeze = film.freezes().getFirst();
    assertThat(freeze.from()).isEqualTo(start);
    assertThat(freeze.score()).isGreaterThan(0.8);
    assertThat(freeze.severity()).isEqualTo(Severity.MAJOR);
    assertThat(freeze.reason()).isEqualTo("picture_repeats");
    assertThat(freeze.details()).containsEntry("frozenShare", 1.0);
    assertThat(film.firstClearAfter(end).from()).isEqualTo(end);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 2, 6})
  void findsItHoweverTheEncoderCodesIt(double codingNoise) {
    film.withCodingNoise(codingNoise).moves(2.6, 1.5);
    long start = film.time();
    film.stands(5).moves(2, 1.5);
    assertThat(film.freezes()).hasSize(1);
    assertThat(film.freezes().getFirst().from()).isEqualTo(start);
  }

  @Test
  void findsItUnderATickerAndSaysWhatShareStandsStill() {
    film.withTicker(8).moves(3, 2);
    long start = film.time();
    film.stands(4).moves(1, 2);
    assertThat(film.freezes()).hasSize(1);
    assertThat(film.freezes().getFirst().from()).isEqualTo(start);
    assertThat(film.freezes().getFirst().severity()).isEqualTo(Severity.MAJOR);
    assertThat(film.freezes().getFirst().details())
        .extractingByKey("frozenShare", InstanceOfAssertFactories.DOUBLE)
        .isBetween(0.85, 0.96);
  }

  @Test
  void isSilentWhenMoreThanASmallPartGoesOn() {
    film.withTicker(40).moves(3, 2).stands(12).ends();
    assertThat(film.freezes()).isEmpty();
  }

  @Test
  void tellsNothingBeforeTheWindowIsOver() {
    film.moves(3, 1.5).stands(1.8).moves(2, 1.5).ends();
    assertThat(film.freezes()).isEmpty();
  }

  @Test
  void aSceneThatSlowsDownComesToRestByItself() {
    film.withCodingNoise(1).moves(2, 3);
    for (double speed = 2.4; speed > 0.02; speed *= 0.75) {
      film.moves(0.04, speed);
    }
    film.stands(6).moves(2, 1);
    assertThat(film.freezes()).isEmpty();
  }

  @Test
  void aStillSceneSeenByASensorIsAlive() {
    film.withSensorNoise(5).stands(20).ends();
    assertThat(film.freezes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.03, 0.2, 1})
  void aPanIsAlive(double speed) {
    film.withCodingNoise(1).moves(2, 2).moves(15, speed).ends();
    assertThat(film.freezes()).isEmpty();
  }

  @Test
  void aCameraWhoseExposureSettlesIsAlive() {
    film.stands(1);
    for (double light = 1; light < 1.15; light += 0.012) {
      film.lit(light).stands(0.04);
    }
    film.stands(6);
    assertThat(film.freezes()).isEmpty();
  }

  @Test
  void aFadeToAStillIsNoStop() {
    film.moves(2, 2).lit(0).stands(0.4);
    film.cut();
    for (double light = 0; light < 1; light += 0.04) {
      film.lit(light).stands(0.04);
    }
    film.lit(1).stands(6).moves(1, 2);
    assertThat(film.freezes()).isEmpty();
  }

  @Test
  void aFadeThatStopsHalfWayAndGoesOnWasFrozen() {
    film.moves(2, 2);
    fades(1, 0.5);
    long start = film.time();
    film.stands(3);
    assertThat(film.freezes()).isEmpty();
    long end = film.time();
    fades(0.5, 0);
    film.moves(1, 2);
    assertThat(film.freezes()).hasSize(1);
    assertThat(film.freezes().getFirst().from()).isBetween(start, start + Film.FRAME);
    assertThat(film.firstClearAfter(end).from()).isBetween(end, end + Film.FRAME);
  }

  @Test
  void aTitleThatFadesInAndOutWasNot() {
    film.moves(2, 2).lit(0).stands(0.4);
    film.cut();
    fades(0, 1);
    film.stands(4);
    fades(1, 0);
    film.stands(1).lit(1).moves(1, 2);
    assertThat(film.freezes()).isEmpty();
  }

  @Test
  void aTitleThatGivesWayToTheNextWasNot() {
    film.moves(2, 2).lit(0).stands(0.4);
    film.cut();
    fades(0, 1);
    film.stands(4).cut().moves(2, 2);
    assertThat(film.freezes()).isEmpty();
  }

  private void fades(double from, double to) {
    double step = to > from ? 0.02 : -0.02;
    for (double light = from; Math.abs(light - to) > 0.01; light += step) {
      film.lit(light + step).stands(0.04);
    }
  }

  @Test
  void aPictureThatWasNotSeenToStopMayBeASlate() {
    film.withCodingNoise(0.5).moves(3, 2).cut();
    long start = film.time();
    film.stands(9.5);
    assertThat(film.freezes()).isEmpty();
    film.stands(2.5);
    assertThat(film.freezes()).hasSize(1);
    Observation still = film.freezes().getFirst();
    assertThat(still.from()).isBetween(start, start + 2 * Film.FRAME);
    assertThat(still.severity()).isEqualTo(Severity.MINOR);
    assertThat(still.reason()).isEqualTo("picture_stands_still");
    long end = film.time();
    film.moves(2, 2);
    assertThat(film.firstClearAfter(end).from()).isEqualTo(end);
  }

  @Test
  void whatStoodAfterACutAndThenMovesAtOnceWasFrozen() {
    film.withCodingNoise(0.5).moves(3, 2).cut();
    long start = film.time() + Film.FRAME;
    film.stands(4.04);
    assertThat(film.freezes()).isEmpty();
    long end = film.time();
    film.moves(2, 2);
    assertThat(film.freezes()).hasSize(1);
    assertThat(film.freezes().getFirst().from()).isBetween(start - Film.FRAME, start + Film.FRAME);
    assertThat(film.freezes().getFirst().reason()).isEqualTo("picture_repeats");
    assertThat(film.firstClearAfter(end).from()).isBetween(end - Film.FRAME, end + Film.FRAME);
  }

  @Test
  void aStillAfterACutThatGathersSpeedWasNot() {
    film.withCodingNoise(0.5).moves(3, 2).cut().stands(4);
    for (double speed = 0.05; speed < 2; speed *= 1.3) {
      film.moves(0.04, speed);
    }
    film.moves(2, 2).ends();
    assertThat(film.freezes()).isEmpty();
  }

  @Test
  void aStillBetweenTwoCutsWasNot() {
    film.withCodingNoise(0.5).moves(3, 2).cut().stands(4).cut().moves(3, 2).ends();
    assertThat(film.freezes()).isEmpty();
  }

  @Test
  void aStreamThatWasFrozenFromTheStartIsFound() {
    film.stands(11);
    assertThat(film.freezes()).hasSize(1);
    assertThat(film.freezes().getFirst().from()).isBetween(0L, 2 * Film.FRAME);
  }

  @Test
  void blackIsNotJudged() {
    film.moves(3, 2).lit(0).stands(15).lit(1).moves(2, 2).ends();
    assertThat(film.freezes()).isEmpty();
  }

  @Test
  void aGlitchDoesNotEndIt() {
    film.moves(3, 2);
    long start = film.time();
    film.stands(3).moves(0.04, 5).moves(0.04, -5).stands(3);
    long end = film.time();
    film.moves(2, 2);
    assertThat(film.freezes()).hasSize(1);
    assertThat(film.freezes().getFirst().from()).isEqualTo(start);
    assertThat(film.freezes().getFirst().to()).isBetween(end - 500_000, end + 500_000);
  }

  @Test
  void anotherStillPictureEndsIt() {
    film.moves(3, 2).stands(3).cut();
    long replaced = film.time();
    film.stands(3).moves(1, 2);
    assertThat(film.freezes()).hasSize(1);
    assertThat(film.firstClearAfter(replaced).from()).isEqualTo(replaced);
  }

  @Test
  void aGapIsNoFreeze() {
    film.moves(3, 2).pause(4).stands(1).moves(2, 2).ends();
    assertThat(film.freezes()).isEmpty();
  }

  @Test
  void aFreezeGoesOnAcrossAGapWithTheSamePicture() {
    film.moves(3, 2);
    long start = film.time();
    film.stands(3).pause(5).stands(1).ends();
    assertThat(film.freezes()).hasSize(1);
    assertThat(film.freezes().getFirst().from()).isEqualTo(start);
    assertThat(film.freezes().getFirst().to()).isEqualTo(film.time());
  }

  @Test
  void aFreezeEndsAcrossAGapWithAnotherPicture() {
    film.moves(3, 2).stands(3).pause(5).cut();
    long back = film.time();
    film.stands(0.2).moves(1, 2);
    assertThat(film.firstClearAfter(back - 1).from()).isEqualTo(back);
  }

  @Test
  void unwatchedTimeIsNotComparedAcross() {
    film.moves(3, 2)
        .event(
            new MediaEvent.Unwatched(film.time(), film.time(), "v:0", UnwatchedReason.OVERLOADED))
        .stands(5);
    assertThat(film.freezes()).isEmpty();
  }

  @Test
  void aDiscontinuityForgets() {
    film.moves(3, 2)
        .event(new MediaEvent.Discontinuity(film.time(), MediaEvent.Cause.TIMESTAMP_JUMP))
        .stands(5)
        .ends();
    assertThat(film.freezes()).isEmpty();
  }

  @Test
  void sayingsAreInOrderSparseAndTheSameEveryTime() {
    film.withCodingNoise(2).moves(6, 2).stands(5).moves(5, 2).ends();
    List<Observation> again = new ArrayList<>();
    FreezeDetectorProvider provider = new FreezeDetectorProvider();
    new Film(provider.create(Settings.defaults(provider.settings()), again::add), again)
        .withCodingNoise(2)
        .moves(6, 2)
        .stands(5)
        .moves(5, 2)
        .ends();
    assertThat(again).isEqualTo(said);
    assertThat(said).isSortedAccordingTo((a, b) -> Long.compare(a.to(), b.to()));
    assertThat(said).hasSizeBetween(20, 36);
  }

  private Detector detector() {
    FreezeDetectorProvider provider = new FreezeDetectorProvider();
    return provider.create(Settings.defaults(provider.settings()), said::add);
  }
}
