package dev.glasswatch.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.media.MediaEvent.Unwatched;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PictureCoverageTest {

  private static final long FRAME = 40_000;

  private final PictureCoverage coverage = new PictureCoverage("v:0");

  private void owe(int from, int to, boolean skipped) {
    for (int i = from; i < to; i++) {
      coverage.owe(i * FRAME, skipped);
    }
  }

  @Test
  void picturesThatComeLeaveNothingUnwatched() {
    for (int i = 0; i < 100; i++) {
      coverage.owe(i * FRAME, false);
      assertThat(coverage.covered(i * FRAME, FRAME)).isNull();
    }
    assertThat(coverage.drained()).isNull();
  }

  @Test
  void timeBeforeTheFirstPictureIsUnwatched() {
    owe(0, 10, false);
    assertThat(coverage.covered(7 * FRAME, FRAME))
        .isEqualTo(new Unwatched(0, 7 * FRAME, "v:0", UnwatchedReason.STARTING));
  }

  @Test
  void picturesThatDoNotComeAreUndecodable() {
    owe(0, 10, false);
    coverage.covered(0, FRAME);
    assertThat(coverage.covered(5 * FRAME, FRAME))
        .isEqualTo(new Unwatched(FRAME, 5 * FRAME, "v:0", UnwatchedReason.UNDECODABLE));
  }

  @Test
  void aPauseOfTheStreamOwesNothing() {
    coverage.owe(0, false);
    coverage.covered(0, FRAME);
    coverage.owe(100 * FRAME, false);
    assertThat(coverage.covered(100 * FRAME, FRAME)).isNull();
  }

  @Test
  void skippedPicturesHaveAReasonOfTheirOwn() {
    coverage.owe(0, false);
    coverage.covered(0, FRAME);
    owe(1, 25, true);
    coverage.owe(25 * FRAME, false);
    assertThat(coverage.covered(25 * FRAME, FRAME))
        .isEqualTo(new Unwatched(FRAME, 25 * FRAME, "v:0", UnwatchedReason.KEYFRAMES_ONLY));
  }

  @Test
  void aDecoderThatSaysNothingIsReportedWithoutWaitingForIt() {
    coverage.owe(0, false);
    coverage.covered(0, FRAME);
    List<Unwatched> reported = new ArrayList<>();
    for (int i = 1; i < 100; i++) {
      Optional.ofNullable(coverage.overdue(i * FRAME)).ifPresent(reported::add);
      coverage.owe(i * FRAME, false);
    }
    assertThat(reported).isNotEmpty();
    Unwatched first = reported.getFirst();
    assertThat(first.mediaTime()).isEqualTo(FRAME);
    assertThat(first.to()).isGreaterThan(PictureCoverage.OVERDUE);
    assertThat(first.reason()).isEqualTo(UnwatchedReason.UNDECODABLE);
  }

  /**
   * A stream without keyframes (intra refresh) must not look watched while all of it is skipped.
   */
  @Test
  void whatIsSkippedForLongIsGivenUpBeforeTheNextKeyframe() {
    coverage.owe(0, false);
    coverage.covered(0, FRAME);
    List<Unwatched> reported = new ArrayList<>();
    for (int i = 1; i < 1000; i++) {
      Optional.ofNullable(coverage.overdue(i * FRAME)).ifPresent(reported::add);
      coverage.owe(i * FRAME, true);
    }
    assertThat(reported)
        .hasSize(3)
        .allMatch(gap -> gap.reason() == UnwatchedReason.KEYFRAMES_ONLY)
        .allMatch(gap -> gap.to() - gap.mediaTime() > PictureCoverage.SKIPPED_OVERDUE);
    assertThat(coverage.settledUntil()).isGreaterThan(reported.getLast().to() - FRAME);
  }

  @Test
  void whatIsStillOwedAtTheEndIsUnwatched() {
    owe(0, 10, false);
    for (int i = 0; i < 6; i++) {
      coverage.covered(i * FRAME, FRAME);
    }
    assertThat(coverage.drained())
        .isEqualTo(new Unwatched(6 * FRAME, 10 * FRAME, "v:0", UnwatchedReason.UNDECODABLE));
    assertThat(coverage.drained()).isNull();
  }
}
