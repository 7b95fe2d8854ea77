package dev.glasswatch.incident;

import static dev.glasswatch.incident.TrackerBench.FREEZE;
import static dev.glasswatch.incident.TrackerBench.ON_AIR;
import static dev.glasswatch.incident.TrackerBench.duration;
import static dev.glasswatch.incident.TrackerBench.us;
import static dev.glasswatch.incident.TransitionKind.OPENED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.glasswatch.detect.DefectRule;
import org.junit.jupiter.api.Test;

/** Three bad seconds within any ten make an incident. */
class ToleratedGapsTest {

  private final TrackerBench bench = new TrackerBench(threeWithinTen());

  private static DefectRule threeWithinTen() {
    return new DefectRule(FREEZE, 0.8, 0.4, duration(3), duration(10), duration(1));
  }

  @Test
  void badSecondsAddUpOverGoodOnes() {
    bench.bad(10, 11);
    bench.clear(11, 13);
    bench.bad(13, 14);
    bench.clear(14, 18);
    assertThat(bench.seen).isEmpty();
    assertThat(bench.only().state()).isEqualTo(IncidentState.PENDING);
    bench.bad(18, 19);

    assertThat(bench.kinds()).containsExactly(OPENED);
    assertThat(bench.last().mediaStart()).isEqualTo(us(10));
    assertThat(bench.last().start()).isEqualTo(ON_AIR.plusSeconds(10));
  }

  @Test
  void whatIsFurtherBackDoesNotCountAndTheStartMoves() {
    bench.bad(10, 11);
    bench.clear(11, 13);
    bench.bad(13, 14);
    bench.clear(14, 19.5);
    bench.bad(19.5, 21);
    assertThat(bench.seen).isEmpty();
    assertThat(bench.only().mediaStart()).isEqualTo(us(13));
    assertThat(bench.only().start()).isEqualTo(ON_AIR.plusSeconds(13));
    bench.bad(19.5, 21.5);

    assertThat(bench.kinds()).containsExactly(OPENED);
    assertThat(bench.last().mediaStart()).isEqualTo(us(13));
  }

  @Test
  void aSuspicionThatFallsOutOfTheWindowIsDropped() {
    bench.bad(10, 11);
    bench.clear(11, 20.9);
    assertThat(bench.only().mediaStart()).isEqualTo(us(10.9));
    bench.clear(11, 21);

    assertThat(bench.tracker.current()).isEmpty();
    assertThat(bench.seen).isEmpty();
  }

  @Test
  void unwatchedTimeMakesTheWindowLonger() {
    bench.bad(10, 11);
    bench.clear(11, 12);
    bench.unwatched(12, 42);
    bench.clear(42, 43);
    bench.bad(43, 45);

    assertThat(bench.kinds()).containsExactly(OPENED);
    assertThat(bench.last().mediaStart()).isEqualTo(us(10));
  }

  @Test
  void whatIsLastingOpensAsEver() {
    bench.bad(10, 12.9);
    assertThat(bench.seen).isEmpty();
    bench.bad(10, 13);

    assertThat(bench.kinds()).containsExactly(OPENED);
    assertThat(bench.last().mediaStart()).isEqualTo(us(10));
  }

  @Test
  void aRuleNeedsRoomForItsMinimum() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DefectRule(FREEZE, 0.8, 0.4, duration(3), duration(2), duration(1)));
    assertThat(threeWithinTen().toleratesGaps()).isTrue();
    assertThat(TrackerBench.TWO_THEN_FIVE.toleratesGaps()).isFalse();
  }
}
