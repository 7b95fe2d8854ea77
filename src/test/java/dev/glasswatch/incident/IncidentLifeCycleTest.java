package dev.glasswatch.incident;

import static dev.glasswatch.incident.TrackerBench.FREEZE;
import static dev.glasswatch.incident.TrackerBench.ON_AIR;
import static dev.glasswatch.incident.TrackerBench.TWO_THEN_FIVE;
import static dev.glasswatch.incident.TrackerBench.rule;
import static dev.glasswatch.incident.TrackerBench.seen;
import static dev.glasswatch.incident.TrackerBench.us;
import static dev.glasswatch.incident.TransitionKind.ESCALATED;
import static dev.glasswatch.incident.TransitionKind.OPENED;
import static dev.glasswatch.incident.TransitionKind.RESOLVED;
import static dev.glasswatch.incident.TransitionKind.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.detect.Severity;
import org.junit.jupiter.api.Test;

class IncidentLifeCycleTest {

  private final TrackerBench bench = new TrackerBench(TWO_THEN_FIVE);

  @Test
  void opensOnceTheDefectHasLastedAndBackdatesItsStart() {
    bench.clear(0, 10);
    assertThat(bench.bad(10, 11.9)).isEmpty();
    assertThat(bench.only().state()).isEqualTo(IncidentState.PENDING);
    assertThat(bench.only().sequence()).isZero();

    bench.now = ON_AIR.plusSeconds(13);
    Transition opened = bench.bad(10, 12).getFirst();

    assertThat(opened.kind()).isEqualTo(OPENED);
    assertThat(opened.at()).isEqualTo(bench.now);
    Incident incident = opened.incident();
    assertThat(incident.state()).isEqualTo(IncidentState.OPEN);
    assertThat(incident.sequence()).isOne();
    assertThat(incident.mediaStart()).isEqualTo(us(10));
    assertThat(incident.mediaEnd()).isEmpty();
    assertThat(incident.start()).isEqualTo(ON_AIR.plusSeconds(10));
    assertThat(incident.detectedAt()).isEqualTo(bench.now);
    assertThat(incident.watched()).isTrue();
    assertThat(incident.details()).containsEntry("share", 0.9);
    assertThat(incident.endReason()).isEmpty();
  }

  @Test
  void oneLongObservationIsEnough() {
    bench.bad(10, 12);

    assertThat(bench.kinds()).containsExactly(OPENED);
  }

  @Test
  void oneMicrosecondShortOfTheDurationIsNotEnough() {
    bench.bad(10, 11.999999);

    assertThat(bench.seen).isEmpty();
  }

  @Test
  void aSuspicionThatClearsIsNeverHeardOf() {
    bench.bad(10, 11.5);
    bench.clear(11.5, 12);
    bench.bad(12, 13.5);
    bench.clear(13.5, 14);

    assertThat(bench.seen).isEmpty();
    assertThat(bench.tracker.current()).isEmpty();
  }

  @Test
  void resolvesAfterTheKeepOpenTimeAndBackdatesItsEnd() {
    bench.bad(10, 15);
    bench.clear(15, 16);
    assertThat(bench.only().state()).isEqualTo(IncidentState.RECOVERING);
    assertThat(bench.only().mediaEnd()).hasValue(us(15));

    bench.clear(16, 20);

    assertThat(bench.kinds()).containsExactly(OPENED, RESOLVED);
    assertThat(bench.last().mediaEnd()).hasValue(us(15));
    assertThat(bench.last().end()).contains(ON_AIR.plusSeconds(15));
    assertThat(bench.last().endReason()).contains(EndReason.RECOVERED);
    assertThat(bench.last().sequence()).isEqualTo(2);
    assertThat(bench.tracker.current()).isEmpty();
  }

  @Test
  void clearTimeThatIsSaidTwiceCountsOnce() {
    bench.bad(10, 15);
    bench.clear(15, 18);
    bench.clear(15, 18.5);
    bench.clear(15, 19.9);

    assertThat(bench.kinds()).containsExactly(OPENED);
  }

  @Test
  void clearTimeFromBeforeTheEndDoesNotCount() {
    bench.bad(10, 15);
    bench.clear(14.5, 15.5);
    bench.clear(0, 17);

    assertThat(bench.kinds()).containsExactly(OPENED);
    assertThat(bench.only().mediaEnd()).hasValue(us(14.5));
  }

  @Test
  void whatReturnsWithinTheKeepOpenTimeIsTheSameIncident() {
    bench.bad(10, 15);
    bench.clear(15, 19);
    bench.bad(19, 20);

    assertThat(bench.kinds()).containsExactly(OPENED);
    assertThat(bench.only().state()).isEqualTo(IncidentState.OPEN);
    assertThat(bench.only().mediaEnd()).isEmpty();
    assertThat(bench.only().details()).containsEntry("interruptions", 1);

    bench.clear(20, 25);
    assertThat(bench.last().mediaEnd()).hasValue(us(20));
    assertThat(bench.last().details()).containsEntry("interruptions", 1);
  }

  @Test
  void clearTimeBeforeAReturnDoesNotCountAfterIt() {
    bench.bad(10, 15);
    bench.clear(15, 19);
    bench.bad(19, 20);
    bench.clear(20, 24);

    assertThat(bench.kinds()).containsExactly(OPENED);
  }

  @Test
  void theNextIncidentIsANewOneAndDoesNotReachIntoThePrevious() {
    bench.bad(10, 15);
    bench.clear(15, 20);
    bench.bad(14, 22);

    assertThat(bench.kinds()).containsExactly(OPENED, RESOLVED, OPENED);
    assertThat(bench.last().id()).isNotEqualTo(bench.seen.getFirst().incident().id());
    assertThat(bench.last().sequence()).isOne();
    assertThat(bench.last().mediaStart()).isEqualTo(us(15));
  }

  @Test
  void aScoreBetweenTheThresholdsNeitherOpensNorEnds() {
    bench.observe(seen(10, 20, 0.6, Severity.MAJOR, "picture_repeats"));
    assertThat(bench.tracker.current()).isEmpty();

    bench.bad(20, 22);
    bench.observe(seen(22, 40, 0.4, Severity.CRITICAL, "other"));
    assertThat(bench.kinds()).containsExactly(OPENED);
    assertThat(bench.only().severity()).isEqualTo(Severity.MAJOR);

    bench.clear(40, 41);
    bench.observe(seen(41, 60, 0.6, Severity.MAJOR, "picture_repeats"));
    assertThat(bench.only().state()).isEqualTo(IncidentState.RECOVERING);
    assertThat(bench.kinds()).containsExactly(OPENED);
  }

  @Test
  void severityRisesAndNeverFalls() {
    bench.bad(10, 12);
    bench.observe(seen(10, 13, 0.9, Severity.CRITICAL, "picture_repeats"));
    bench.observe(seen(10, 14, 0.9, Severity.MINOR, "picture_repeats"));

    assertThat(bench.kinds()).containsExactly(OPENED, ESCALATED);
    assertThat(bench.last().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(bench.only().severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void eachReasonIsToldOnce() {
    bench.bad(10, 12);
    for (int i = 12; i < 30; i++) {
      String reason = i % 2 == 0 ? "picture_repeats" : "fading_noise";
      bench.observe(seen(10, i + 1, 0.9, Severity.MAJOR, reason));
    }

    assertThat(bench.kinds()).containsExactly(OPENED, UPDATED);
    assertThat(bench.last().reason()).isEqualTo("fading_noise");
  }

  @Test
  void aDetectorThatInventsReasonsIsHeardForAWhileOnly() {
    for (int i = 12; i < 100; i++) {
      bench.observe(seen(10, i, 0.9, Severity.MAJOR, "reason_" + i));
    }

    assertThat(bench.kinds()).hasSize(16);
  }

  @Test
  void theScoreIsTheSurestSeen() {
    bench.bad(10, 12);
    bench.observe(seen(10, 13, 0.99, Severity.MAJOR, "picture_repeats"));
    bench.bad(10, 14);

    assertThat(bench.only().score()).isEqualTo(0.99);
    assertThat(bench.kinds()).containsExactly(OPENED);
  }

  @Test
  void aStartThatTurnsOutEarlierIsMoved() {
    bench.bad(10, 12);
    bench.bad(9.6, 13);

    assertThat(bench.only().mediaStart()).isEqualTo(us(9.6));
    assertThat(bench.only().start()).isEqualTo(ON_AIR.plusMillis(9_600));
  }

  @Test
  void zeroDurationsOpenAndResolveAtOnce() {
    TrackerBench hasty = new TrackerBench(rule(FREEZE, 0, 0));
    hasty.bad(10, 10);
    hasty.clear(11, 11);

    assertThat(hasty.kinds()).containsExactly(OPENED, RESOLVED);
    assertThat(hasty.last().mediaStart()).isEqualTo(us(10));
    assertThat(hasty.last().mediaEnd()).hasValue(us(11));
  }

  @Test
  void evidenceFarApartIsNotEvidenceOfOneThing() {
    bench.bad(10, 11);
    bench.bad(3600, 3601.5);

    assertThat(bench.seen).isEmpty();
    assertThat(bench.only().mediaStart()).isEqualTo(us(3600));
  }

  @Test
  void whatComesOutOfTurnIsIgnored() {
    bench.clear(0, 10);
    bench.bad(7, 9);
    assertThat(bench.tracker.current()).isEmpty();

    bench.bad(10, 13);
    bench.clear(11.5, 12);
    assertThat(bench.only().state()).isEqualTo(IncidentState.OPEN);
  }

  @Test
  void aTimelineThatIsSetBackDoesNotMakeItDeaf() {
    bench.bad(100, 110);
    bench.clear(80, 81);
    bench.clear(81, 85);

    assertThat(bench.kinds()).containsExactly(OPENED, RESOLVED);
    assertThat(bench.last().mediaEnd()).hasValue(us(110));

    bench.bad(85, 87);
    assertThat(bench.last().mediaStart()).isEqualTo(us(85));
    assertThat(bench.kinds()).endsWith(OPENED);
  }

  @Test
  void whatComesBeforeASetBackIsAnotherMatter() {
    bench.bad(100, 101.5);
    bench.bad(80, 81);
    assertThat(bench.seen).isEmpty();
    assertThat(bench.only().mediaStart()).isEqualTo(us(80));

    bench.bad(80, 82);
    bench.bad(60, 61);
    assertThat(bench.only().mediaStart()).isEqualTo(us(80));
  }
}
