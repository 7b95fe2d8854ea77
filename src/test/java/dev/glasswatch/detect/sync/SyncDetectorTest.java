package dev.glasswatch.detect.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.media.MediaEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which changes of timestamps bring sound and picture apart, and how sure that is. */
class SyncDetectorTest {

  private static final long SECOND = Programme.SECOND;

  private final Programme programme = new Programme();

  private static long stepAt(long at, long from, long by) {
    return at >= from ? at + by : at;
  }

  private static double offset(Observation observation) {
    return (Double) observation.details().getOrDefault("offsetMs", Double.NaN);
  }

  @Test
  void nothingIsSaidOfTracksThatKeepTogether() {
    programme.play(60);
    assertThat(programme.wrong()).isEmpty();
    assertThat(programme.measured()).isGreaterThan(57);
  }

  @Test
  void anotherStartOfOneTrackIsItsOwnBusiness() {
    programme.sound = at -> at + 800_000;
    assertThat(programme.play(60).wrong()).isEmpty();
  }

  @Test
  void timestampsThatStepBackMakeSoundEarly() {
    programme.sound = at -> stepAt(at, 20 * SECOND, -120_000);
    Observation last = programme.play(40).last();
    assertThat(offset(last)).isCloseTo(120, within(1.0));
    assertThat(last.severity()).isEqualTo(Severity.MAJOR);
    assertThat(last.reason()).isEqualTo("sound_moved");
    assertThat(last.from()).isCloseTo(20 * SECOND, within(200_000L));
    assertThat(last.details()).containsEntry("kind", "step").containsEntry("method", "clock");
  }

  @Test
  void whatIsBeyondRecommendationButAcceptedIsMinor() {
    programme.picture = at -> stepAt(at, 20 * SECOND, -100_000);
    Observation last = programme.play(40).last();
    assertThat(offset(last)).isCloseTo(-100, within(1.0));
    assertThat(last.severity()).isEqualTo(Severity.MINOR);
  }

  @Test
  void timestampsThatMoveWhileNothingIsMissingAreCertain() {
    programme.sound = at -> stepAt(at, 20 * SECOND, 500_000);
    Observation last = programme.play(40).last();
    assertThat(offset(last)).isCloseTo(-500, within(1.0));
    assertThat(last.details()).containsEntry("intervalMs", List.of(-505.0, -495.0));
  }

  @Test
  void aHoleIsSaidOnceAndMayHaveChangedNothing() {
    programme.play(20).withoutSound(20.5).play(60);
    assertThat(programme.wrong())
        .singleElement()
        .satisfies(
            gap -> {
              assertThat(gap.reason()).isEqualTo("sound_gap");
              assertThat(gap.details()).containsEntry("intervalMs", List.of(-505.0, 0.0));
              assertThat(gap.severity()).isEqualTo(Severity.MINOR);
            });
    assertThat(programme.last().score()).isZero();
  }

  @Test
  void aHoleThatTheTransportExplainsIsNotSaid() {
    programme.play(20).withoutSound(20.5);
    programme.loss = true;
    programme.play(20.6);
    programme.loss = false;
    assertThat(programme.play(60).wrong()).isEmpty();
  }

  @Test
  void aRepairEndsIt() {
    programme.sound = at -> stepAt(stepAt(at, 20 * SECOND, -300_000), 40 * SECOND, 300_000);
    programme.play(70);
    assertThat(programme.wrong()).isNotEmpty();
    assertThat(programme.last().score()).isZero();
  }

  @Test
  void aStepOfBothTracksIsASplice() {
    programme.sound = at -> stepAt(at, 20 * SECOND, -1_500_000);
    programme.picture = at -> stepAt(at, 20_400_000, -1_440_000);
    assertThat(programme.play(60).wrong()).isEmpty();
  }

  @Test
  void aWrapOfBothTracksIsNothing() {
    programme.sound = at -> stepAt(at, 30 * SECOND, -95_443_717_688L);
    programme.picture = at -> stepAt(at, 30 * SECOND + 40_000, -95_443_717_688L);
    assertThat(programme.play(90).wrong()).isEmpty();
  }

  @Test
  void whatAReconnectionBringsIsTheNewRelation() {
    programme.sound = at -> stepAt(at, 20 * SECOND, -300_000);
    programme
        .play(20)
        .event(new MediaEvent.Discontinuity(20 * SECOND, MediaEvent.Cause.RECONNECTED));
    assertThat(programme.play(60).wrong()).isEmpty();
  }

  @Test
  void crystalsMayDiffer() {
    programme.sound = at -> at + at * 20 / 1_000_000;
    assertThat(programme.play(2 * 3600).wrong()).isEmpty();
  }

  @Test
  void aSlowDriftIsFoundWhenItHasBecomeTooMuch() {
    programme.sound = at -> at - at * 50 / 1_000_000;
    programme.play(20 * 60);
    Observation first = programme.wrong().getFirst();
    // 50 ppm take 800 s for 40 ms
    assertThat(first.to()).isBetween(800 * SECOND, 860 * SECOND);
    assertThat(offset(programme.last())).isCloseTo(60, within(3.0));
    assertThat(programme.last().details()).containsEntry("kind", "drift");
    assertThat((Long) programme.last().details().get("driftPpm")).isCloseTo(50, within(5L));
  }

  @Test
  void aPictureOfUnevenPaceIsNotMeasured() {
    programme.picture = at -> at + at / 40_000 % 3 * 7_000;
    programme.sound = at -> stepAt(at, 20 * SECOND, -300_000);
    programme.play(60);
    assertThat(programme.measured()).isZero();
  }

  @Test
  void aFewOddTimestampsAreNoStep() {
    programme.sound = at -> at > 20 * SECOND && at < 20_300_000 ? at + 90_000 : at;
    assertThat(programme.play(40).wrong()).isEmpty();
  }
}
