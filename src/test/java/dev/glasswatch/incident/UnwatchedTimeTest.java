package dev.glasswatch.incident;

import static dev.glasswatch.incident.TrackerBench.BLACK;
import static dev.glasswatch.incident.TrackerBench.FREEZE;
import static dev.glasswatch.incident.TrackerBench.NO_SIGNAL;
import static dev.glasswatch.incident.TrackerBench.TWO_THEN_FIVE;
import static dev.glasswatch.incident.TrackerBench.VIDEO;
import static dev.glasswatch.incident.TrackerBench.rule;
import static dev.glasswatch.incident.TrackerBench.us;
import static dev.glasswatch.incident.TransitionKind.OPENED;
import static dev.glasswatch.incident.TransitionKind.RESOLVED;
import static dev.glasswatch.incident.TransitionKind.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.media.UnwatchedReason;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnwatchedTimeTest {
  private final TrackerBench bench = new TrackerBench(TWO_THEN_FIVE);

  @Test
  void anOpenIncidentStaysOpenAndSaysThatNobodyLooks() {
    bench.bad(10, 12);
    bench.unwatched(12, 15);

    assertThat(bench.only().state()).isEqualTo(IncidentState.OPEN);
    assertThat(bench.only().watched()).isFalse();
    assertThat(bench.only().unwatched()).contains(UnwatchedReason.OVERLOADED);

    bench.bad(15, 15.5);
    assertThat(bench.only().watched()).isTrue();
    assertThat(bench.kinds()).containsExactly(OPENED);
  }

  @Test
  void onlyLastingBlindnessIsNewsAndSoIsItsLastingEnd() {
    bench.bad(10, 12);
    bench.unwatched(12, 21.9);
    assertThat(bench.kinds()).containsExactly(OPENED);
    bench.unwatched(21.9, 22);
    assertThat(bench.kinds()).containsExactly(OPENED, UPDATED);
    assertThat(bench.last().watched()).isFalse();
    bench.unwatched(22, 60);

    bench.bad(60, 69.9);
    assertThat(bench.kinds()).containsExactly(OPENED, UPDATED);
    bench.bad(60, 70);
    assertThat(bench.kinds()).containsExactly(OPENED, UPDATED, UPDATED);
    assertThat(bench.last().watched()).isTrue();
    assertThat(bench.last().sequence()).isEqualTo(3);
  }

  @Test
  void blindnessThatIsSaidTwiceCountsOnce() {
    bench.bad(10, 12);
    bench.unwatched(12, 17);
    bench.unwatched(12, 17);
    bench.unwatched(12, 21);

    assertThat(bench.kinds()).containsExactly(OPENED);
  }

  @Test
  void frequentSmallGapsAreToldOnce() {
    bench.bad(10, 12);
    for (int i = 12; i < 100; i++) {
      bench.unwatched(i, i + 0.5);
      bench.bad(i + 0.5, i + 1.0);
    }

    assertThat(bench.kinds()).containsExactly(OPENED, UPDATED);
  }

  @Test
  void unwatchedTimeDoesNotCountTowardsOpening() {
    bench.bad(10, 11);
    bench.unwatched(11, 11.5);
    bench.bad(10, 12.4);
    assertThat(bench.seen).isEmpty();

    bench.bad(10, 12.5);
    assertThat(bench.kinds()).containsExactly(OPENED);
    assertThat(bench.last().mediaStart()).isEqualTo(us(10));
  }

  @Test
  void unwatchedTimeDoesNotCountTowardsResolving() {
    bench.bad(10, 12);
    bench.clear(12, 14);
    bench.unwatched(14, 1000);
    bench.clear(1000, 1002.9);
    assertThat(bench.kinds()).doesNotContain(RESOLVED);

    bench.clear(1002.9, 1003);
    assertThat(bench.kinds()).endsWith(RESOLVED);
    assertThat(bench.last().mediaEnd()).hasValue(us(12));
  }

  @Test
  void aClearStretchCountsWithoutItsUnwatchedPart() {
    bench.bad(10, 12);
    bench.unwatched(13, 20);
    bench.clear(12, 23.9);
    assertThat(bench.kinds()).containsExactly(OPENED);

    bench.clear(12, 24);
    assertThat(bench.kinds()).containsExactly(OPENED, RESOLVED);
  }

  @Test
  void whatWasSeenBeforeABlindStretchDoesNotEndIt() {
    bench.bad(10, 12);
    bench.unwatched(12, 20);
    bench.bad(10, 13);
    assertThat(bench.only().watched()).isFalse();

    bench.bad(10, 20.5);
    assertThat(bench.only().watched()).isTrue();
  }

  @Test
  void theNextIncidentDoesNotTakeBackWhatItNeverTold() {
    bench.bad(10, 12);
    bench.unwatched(12, 30);
    bench.clear(30, 35);
    bench.bad(35, 37);
    bench.bad(35, 60);

    assertThat(bench.kinds()).containsExactly(OPENED, UPDATED, RESOLVED, OPENED);
  }

  @Test
  void itDoesNotMatterWhichIsToldFirst() {
    bench.unwatched(10, 11);
    bench.bad(9.5, 12.4);
    assertThat(bench.seen).isEmpty();
    bench.bad(9.5, 12.5);

    assertThat(bench.kinds()).containsExactly(OPENED);
  }

  @Test
  void aStartCannotLieWhereNobodyLooked() {
    bench.unwatched(5, 11);
    bench.bad(8, 13);

    assertThat(bench.last().mediaStart()).isEqualTo(us(11));
  }

  @Test
  void whatIsSaidOfUnwatchedTimeAloneIsIgnored() {
    TrackerBench hasty = new TrackerBench(rule(FREEZE, 0, 0));
    hasty.unwatched(0, 20);
    hasty.bad(5, 15);
    hasty.bad(7, 7);
    assertThat(hasty.tracker.current()).isEmpty();

    hasty.bad(15, 21);
    hasty.unwatched(21, 29);
    hasty.clear(22, 28);
    assertThat(hasty.kinds()).containsExactly(OPENED);
  }

  @Test
  void anEndAfterUnwatchedTimeIsTheFirstMomentSeenGood() {
    bench.bad(10, 12);
    bench.unwatched(12, 20);
    bench.clear(20, 25);

    assertThat(bench.last().mediaEnd()).hasValue(us(20));
  }

  @Test
  void oneTracksBlindnessIsNotAnothers() {
    bench.tracker.unwatched("a:0", us(0), us(100), UnwatchedReason.OVERLOADED);
    bench.bad(10, 12);

    assertThat(bench.kinds()).containsExactly(OPENED);
    assertThat(bench.only().watched()).isTrue();
  }

  @Test
  void oneDetectorsBlindnessIsNotAnothers() {
    TrackerBench two = new TrackerBench(TWO_THEN_FIVE, rule(BLACK, 2, 5));
    two.tracker.unwatched(Set.of(FREEZE), VIDEO, us(0), us(100), UnwatchedReason.OVERLOADED);
    two.bad(10, 12);
    two.observe(black(VIDEO, 10, 12));
    two.tracker.unwatched(Set.of(FREEZE), VIDEO, us(100), us(200), UnwatchedReason.OVERLOADED);

    assertThat(two.only().key().defect()).isEqualTo(BLACK);
    assertThat(two.only().watched()).isTrue();
  }

  @Test
  void aBlindStreamIsBlindOnEveryTrack() {
    bench.tracker.unwatched(Observation.WHOLE_STREAM, us(0), us(100), UnwatchedReason.DISCONNECTED);
    bench.bad(10, 12);

    assertThat(bench.tracker.current()).isEmpty();
  }

  @Test
  void whatConcernsTheWholeStreamNeedsEveryTrack() {
    TrackerBench whole = new TrackerBench(rule(BLACK, 2, 5));
    whole.unwatched(10, 11);
    whole.observe(black(Observation.WHOLE_STREAM, 10, 12.9));
    assertThat(whole.seen).isEmpty();
    whole.observe(black(Observation.WHOLE_STREAM, 10, 13));

    assertThat(whole.kinds()).containsExactly(OPENED);
  }

  @Test
  void aMissingSignalShowsBestWhenNobodyCanLook() {
    TrackerBench dark = new TrackerBench(rule(NO_SIGNAL, 2, 5));
    dark.unwatched(0, 100);
    dark.observe(
        new Observation(
            NO_SIGNAL, VIDEO, us(10), us(12), 1, Severity.CRITICAL, "stalled", Map.of()));
    dark.unwatched(100, 200);

    assertThat(dark.kinds()).containsExactly(OPENED);
    assertThat(dark.only().watched()).isTrue();
    dark.observe(Observation.clear(NO_SIGNAL, VIDEO, us(12), us(17)));
    assertThat(dark.kinds()).containsExactly(OPENED, RESOLVED);
  }

  @Test
  void beingUnwatchedIsAnIncidentOfItsOwnAfterTenSeconds() {
    bench.observe(unwatchedDefect(0, 9.9));
    bench.unwatched(0, 10);
    assertThat(bench.seen).isEmpty();
    bench.observe(unwatchedDefect(0, 10));

    assertThat(bench.kinds()).containsExactly(OPENED);
    assertThat(bench.last().key().defect()).isEqualTo(WatchDefects.UNWATCHED);
  }

  private static Observation black(String track, double from, double to) {
    return new Observation(BLACK, track, us(from), us(to), 1, Severity.MAJOR, "black", Map.of());
  }

  private static Observation unwatchedDefect(double from, double to) {
    return new Observation(
        WatchDefects.UNWATCHED, VIDEO, us(from), us(to), 1, Severity.MAJOR, "overloaded", Map.of());
  }
}
