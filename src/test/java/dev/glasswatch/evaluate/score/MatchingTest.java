package dev.glasswatch.evaluate.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.evaluate.reel.Suffered;
import dev.glasswatch.evaluate.reel.Truth;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchingTest {

  private static final long SECOND = 1_000_000;

  @Test
  void halfOfTheUnionIsEnough() {
    Truth truth = freeze(10, 14);
    assertThat(Matching.overlap(truth, found("freeze", 10, 18))).isEqualTo(0.5);
    assertThat(Matching.of(List.of(truth), List.of(found("freeze", 10, 18))).falseAlarms())
        .isEmpty();
  }

  @Test
  void lessThanHalfOfTheUnionIsAMissAndAFalseAlarm() {
    Matching matching = Matching.of(List.of(freeze(10, 14)), List.of(found("freeze", 10, 18.1)));
    assertThat(matching.findings()).allMatch(Finding::missed);
    assertThat(matching.falseAlarms()).hasSize(1);
  }

  @Test
  void anotherDefectFindsNothing() {
    Matching matching = Matching.of(List.of(freeze(10, 14)), List.of(found("black", 10, 14)));
    assertThat(matching.findings()).allMatch(Finding::missed);
    assertThat(matching.falseAlarms()).hasSize(1);
  }

  @Test
  void aSecondReportOfTheSameEventIsAFalseAlarmAndTheCloserOneFindsIt() {
    Found far = found("freeze", 10.5, 14);
    Found close = found("freeze", 10, 14);
    Matching matching = Matching.of(List.of(freeze(10, 14)), List.of(far, close));
    assertThat(matching.findings().getFirst().found()).contains(close);
    assertThat(matching.falseAlarms()).containsExactly(far);
  }

  @Test
  void oneReportFindsOneOfTwoEvents() {
    Matching matching =
        Matching.of(List.of(freeze(10, 13), freeze(13.5, 15)), List.of(found("freeze", 10, 15)));
    assertThat(matching.findings().getFirst().missed()).isFalse();
    assertThat(matching.findings().getLast().missed()).isTrue();
    assertThat(Tally.of(matching, "freeze")).isEqualTo(new Tally(2, 1, 0));
  }

  @Test
  void whatDoesNotOverlapHasNothingInCommon() {
    assertThat(Matching.overlap(freeze(1, 2), found("freeze", 3, 4))).isZero();
  }

  static Truth freeze(double from, double to) {
    return new Truth(new Suffered("freeze", "repeated", true), micros(from), micros(to));
  }

  static Found found(String defect, double from, double to) {
    return new Found(defect, "because", micros(from), micros(to), 0.9, micros(to));
  }

  private static long micros(double seconds) {
    return Math.round(seconds * SECOND);
  }
}
