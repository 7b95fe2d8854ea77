package dev.glasswatch.incident;

import static dev.glasswatch.incident.TrackerBench.FREEZE;
import static dev.glasswatch.incident.TrackerBench.rule;
import static dev.glasswatch.incident.TrackerBench.us;
import static dev.glasswatch.incident.TransitionKind.OPENED;
import static dev.glasswatch.incident.TransitionKind.RESOLVED;
import static dev.glasswatch.incident.TransitionKind.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What comes and goes is kept open for longer, and says so. */
class FlappingTest {

  private static final long SECOND = us(1);
  private static final long MINUTE = us(60);

  private final TrackerBench bench = new TrackerBench(rule(FREEZE, 1, 2));

  /** Two bad seconds, and then good ones. */
  private double flap(double at, double goodFor) {
    bench.bad(at, at + 2);
    bench.clear(at + 2, at + 2 + goodFor);
    return at + 2 + goodFor;
  }

  @Test
  void threeTimesArePutDownToChance() {
    double at = 0;
    for (int i = 0; i < 3; i++) {
      at = flap(at, 2);
    }

    assertThat(bench.kinds()).containsExactly(OPENED, RESOLVED, OPENED, RESOLVED, OPENED, RESOLVED);
    assertThat(bench.last().details()).doesNotContainKeys(Flapping.TIMES, Flapping.KEPT_OPEN);
  }

  @Test
  void theFourthIsKeptOpenTwiceAsLongAndTheNextTwiceAsLongAgain() {
    double at = 0;
    for (int i = 0; i < 3; i++) {
      at = flap(at, 2);
    }
    at = flap(at, 3.9);
    assertThat(bench.kinds()).hasSize(7).endsWith(OPENED);
    assertThat(bench.last().details())
        .containsEntry(Flapping.TIMES, 4)
        .containsEntry(Flapping.KEPT_OPEN, 4.0);

    at = flap(at, 7.9);
    assertThat(bench.kinds()).hasSize(7);
    assertThat(bench.only().details())
        .containsEntry(Flapping.TIMES, 5)
        .containsEntry(Flapping.KEPT_OPEN, 8.0)
        .containsEntry("interruptions", 1);
    bench.clear(at, at + 0.1);
    assertThat(bench.kinds()).hasSize(8).endsWith(RESOLVED);
  }

  @Test
  void anIncidentThatBeginsToFlapSaysSoOnce() {
    double at = 0;
    for (int i = 0; i < 10; i++) {
      at = flap(at, 1.9);
    }

    assertThat(bench.kinds()).containsExactly(OPENED, UPDATED);
    assertThat(bench.last().details()).containsEntry(Flapping.TIMES, 4);
  }

  @Test
  void aNightOfComingAndGoingIsAFewIncidents() {
    double at = 0;
    while (at < 8 * 3600) {
      at = flap(at, 28);
    }

    assertThat(bench.kinds().stream().filter(OPENED::equals)).hasSizeLessThan(9);
    assertThat(bench.only().details()).containsEntry(Flapping.KEPT_OPEN, 300.0);
  }

  @Test
  void whatIsJudgedAfterwardsIsListedForWhatItWas() {
    TrackerBench file = new TrackerBench(Telling.AFTERWARDS, rule(FREEZE, 1, 2));
    for (int i = 0; i < 20; i++) {
      file.bad(i * 4, i * 4 + 2);
      file.clear(i * 4 + 2, i * 4 + 4);
    }

    assertThat(file.kinds()).hasSize(40);
    assertThat(file.last().details()).doesNotContainKey(Flapping.TIMES);
  }

  @Test
  void itGoesOnOverARestart() {
    double at = 0;
    for (int i = 0; i < 5; i++) {
      at = flap(at, 1.9);
    }
    TrackerBench next = new TrackerBench(rule(FREEZE, 1, 2));
    next.keep(next.tracker.adopt(bench.only(), us(100)));
    assertThat(next.last().details())
        .containsEntry(Flapping.TIMES, 5)
        .containsEntry(Flapping.KEPT_OPEN, 8.0);
    next.bad(100, 101);
    assertThat(next.only().details()).containsEntry(Flapping.TIMES, 6);
    next.clear(101, 116.9);
    assertThat(next.kinds()).doesNotContain(RESOLVED, UPDATED);
    next.clear(101, 117);
    assertThat(next.kinds()).endsWith(RESOLVED);
  }

  @Test
  void theTimeDoublesUpToFiveMinutes() {
    Flapping flapping = new Flapping(SECOND, true);
    long[] expected = {1, 1, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300, 300, 300};
    for (int i = 0; i < expected.length; i++) {
      flapping.cameUp(i * SECOND);
      assertThat(flapping.keepOpen()).isEqualTo(expected[i] * SECOND);
      assertThat(flapping.isPresent()).isEqualTo(expected[i] > 1);
      assertThat(flapping.times()).isEqualTo(i + 1);
    }
  }

  @Test
  void fiveCalmMinutesAreANewStart() {
    Flapping flapping = new Flapping(SECOND, true);
    for (int i = 0; i < 6; i++) {
      flapping.cameUp(i * 5 * MINUTE);
    }
    assertThat(flapping.times()).isEqualTo(6);
    flapping.cameUp(30 * MINUTE + 1);
    assertThat(flapping.times()).isEqualTo(1);
  }

  @Test
  void soIsTwiceTheTimeThatItIsKeptOpenWhereThatIsLonger() {
    Flapping flapping = new Flapping(4 * MINUTE, true);
    flapping.cameUp(0);
    flapping.cameUp(8 * MINUTE);
    assertThat(flapping.times()).isEqualTo(2);
    flapping.cameUp(16 * MINUTE + 1);
    assertThat(flapping.times()).isEqualTo(1);
  }

  @Test
  void aRuleThatKeepsOpenForLongerOrNotAtAllIsHeeded() {
    for (long keepOpen : new long[] {0, 20 * MINUTE}) {
      Flapping flapping = new Flapping(keepOpen, true);
      for (int i = 0; i < 20; i++) {
        flapping.cameUp(i * SECOND);
      }
      assertThat(flapping.keepOpen()).isEqualTo(keepOpen);
      assertThat(flapping.isPresent()).isFalse();
    }
  }

  @Test
  void aTimelineThatIsSetBackFarIsANewStart() {
    Flapping flapping = new Flapping(SECOND, true);
    flapping.cameUp(60 * MINUTE);
    flapping.cameUp(61 * MINUTE);
    flapping.cameUp(10 * MINUTE);
    assertThat(flapping.times()).isEqualTo(1);
  }
}
