package dev.glasswatch.evaluate.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StatisticsTest {

  @Test
  void precisionRecallAndTheirMean() {
    Tally tally = new Tally(10, 8, 2);
    assertThat(tally.precision()).isEqualTo(0.8);
    assertThat(tally.recall()).isEqualTo(0.8);
    assertThat(tally.f1()).isEqualTo(0.8);
    assertThat(Tally.NONE.f1()).isEqualTo(1);
    assertThat(new Tally(0, 0, 1).precision()).isZero();
  }

  @Test
  void percentilesAreValuesThatOccurred() {
    List<Double> values = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      values.add((double) -i);
    }
    Errors errors = new Errors(values);
    assertThat(errors.sizeP95()).isEqualTo(95);
    assertThat(errors.p95()).isEqualTo(-6);
    assertThat(errors.median()).isEqualTo(-51);
    assertThat(new Errors(List.of()).sizeP95()).isZero();
  }

  // The rule of three, and the tables of Garwood's intervals
  @Test
  void boundsOfAPoissonRate() {
    assertThat(new FalseAlarmRate(0, 3600).atMostAnHour()).isCloseTo(2.9957, within(1e-3));
    assertThat(new FalseAlarmRate(3, 3600).atMostAnHour()).isCloseTo(7.7537, within(1e-3));
    assertThat(new FalseAlarmRate(0, 0).atMostAnHour()).isInfinite();
  }

  @Test
  void whatIsShownTwiceCountsOnce() {
    CleanTime time = new CleanTime();
    time.add("a", 0, 4_000_000);
    time.add("a", 2_000_000, 6_000_000);
    time.add("a", 1_000_000, 3_000_000);
    time.add("b", 0, 1_000_000);
    assertThat(time.seconds()).isEqualTo(7);
  }

  @Property
  void cleanTimeIsTheUnion(@ForAll List<@IntRange(max = 60) Integer> points) {
    CleanTime time = new CleanTime();
    boolean[] covered = new boolean[80];
    for (int i = 0; i + 1 < points.size(); i += 2) {
      int from = points.get(i);
      int to = from + points.get(i + 1) % 15;
      time.add("clip", from * 1_000_000L, to * 1_000_000L);
      for (int second = from; second < to; second++) {
        covered[second] = true;
      }
    }
    int expected = 0;
    for (boolean second : covered) {
      expected += second ? 1 : 0;
    }
    assertThat(time.seconds()).isEqualTo(expected);
  }

  @Test
  void theCurveLeavesOutWhatIsLessSure() {
    Matching matching =
        Matching.of(
            List.of(MatchingTest.freeze(0, 4), MatchingTest.freeze(10, 14)),
            List.of(sure(0, 4, 0.9), sure(10, 14, 0.6), sure(20, 24, 0.7)));
    assertThat(Curve.of(List.of(matching), "freeze"))
        .containsExactly(
            new Curve.Point(0.6, 2.0 / 3, 1),
            new Curve.Point(0.7, 0.5, 0.5),
            new Curve.Point(0.9, 1, 0.5));
  }

  private static Found sure(double from, double to, double score) {
    Found found = MatchingTest.found("freeze", from, to);
    return new Found("freeze", found.reason(), found.from(), found.to(), score, found.detected());
  }
}
