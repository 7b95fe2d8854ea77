package dev.glasswatch.incident;

import static dev.glasswatch.incident.TrackerBench.BLACK;
import static dev.glasswatch.incident.TrackerBench.NO_SIGNAL;
import static dev.glasswatch.incident.TrackerBench.ON_AIR;
import static dev.glasswatch.incident.TrackerBench.TWO_THEN_FIVE;
import static dev.glasswatch.incident.TrackerBench.rule;
import static dev.glasswatch.incident.TrackerBench.seen;
import static dev.glasswatch.incident.TrackerBench.us;
import static dev.glasswatch.incident.TransitionKind.ACKNOWLEDGED;
import static dev.glasswatch.incident.TransitionKind.ESCALATED;
import static dev.glasswatch.incident.TransitionKind.REMINDER;
import static dev.glasswatch.incident.TransitionKind.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.media.UnwatchedReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a tracker makes of incidents that an earlier process left open. */
class AdoptedIncidentTest {

  private static final Acknowledgement SEEN =
      new Acknowledgement("mara", "calling the playout", ON_AIR.plusSeconds(13));

  private final TrackerBench before = new TrackerBench(TWO_THEN_FIVE, rule(NO_SIGNAL, 0, 1));
  private final TrackerBench bench = new TrackerBench(TWO_THEN_FIVE, rule(NO_SIGNAL, 0, 1));

  /** Ten minutes after the earlier process, on a timeline of its own. */
  private Incident adopt(Incident earlier) {
    bench.now = ON_AIR.plusSeconds(600);
    bench.keep(bench.tracker.adopt(earlier, us(100)));
    return bench.last();
  }

  private Incident left() {
    before.now = ON_AIR.plusSeconds(12);
    before.bad(10, 12);
    return before.only();
  }

  @Test
  void goesOnUnderItsIdAndRemindsOfIt() {
    Incident earlier = left();
    Incident adopted = adopt(earlier);

    assertThat(bench.kinds()).containsExactly(REMINDER);
    assertThat(bench.seen.getFirst().at()).isEqualTo(bench.now);
    assertThat(adopted.id()).isEqualTo(earlier.id());
    assertThat(adopted.sequence()).isEqualTo(2);
    assertThat(adopted.state()).isEqualTo(IncidentState.OPEN);
    assertThat(adopted.reason()).isEqualTo(earlier.reason());
    assertThat(adopted.score()).isEqualTo(earlier.score());
    assertThat(adopted.details()).isEqualTo(earlier.details());
  }

  @Test
  void itsWallTimesStayAndItsMediaTimesAreMovedByThem() {
    Incident adopted = adopt(left());

    assertThat(adopted.start()).isEqualTo(ON_AIR.plusSeconds(10));
    assertThat(adopted.detectedAt()).isEqualTo(ON_AIR.plusSeconds(12));
    assertThat(adopted.mediaStart()).isEqualTo(us(100 - 590));
    assertThat(adopted.mediaDetected()).isEqualTo(us(100 - 588));
  }

  @Test
  void nobodyLooksUntilSomethingIsSeen() {
    assertThat(adopt(left()).unwatched()).contains(UnwatchedReason.STARTING);

    bench.bad(100, 101);
    assertThat(bench.only().watched()).isTrue();
    assertThat(bench.kinds()).containsExactly(REMINDER);
  }

  @Test
  void aMissingSignalIsJudgedWithoutLooking() {
    before.observe(
        new Observation(
            NO_SIGNAL, "v:0", us(10), us(12), 1, Severity.CRITICAL, "stalled", Map.of()));
    assertThat(adopt(before.only()).watched()).isTrue();
  }

  @Test
  void endsAtTheFirstGoodMomentThatIsSeen() {
    adopt(left());
    bench.clear(100.5, 105.4);
    assertThat(bench.only().state()).isEqualTo(IncidentState.RECOVERING);
    bench.clear(100.5, 105.5);

    assertThat(bench.kinds()).containsExactly(REMINDER, RESOLVED);
    assertThat(bench.last().sequence()).isEqualTo(3);
    assertThat(bench.last().mediaEnd()).hasValue(us(100.5));
    assertThat(bench.last().end()).contains(ON_AIR.plusMillis(100_500));
  }

  @Test
  void oneThatWasRecoveringKeepsItsEndUnlessItComesBack() {
    left();
    before.clear(14, 16);
    Incident adopted = adopt(before.only());
    assertThat(adopted.state()).isEqualTo(IncidentState.RECOVERING);
    assertThat(adopted.end()).contains(ON_AIR.plusSeconds(14));
    assertThat(adopted.mediaEnd()).hasValue(us(100 - 586));

    bench.bad(100, 101);
    assertThat(bench.only().mediaEnd()).isEmpty();
    assertThat(bench.only().end()).isEmpty();
    assertThat(bench.only().details()).containsEntry("interruptions", 1);
  }

  @Test
  void oneThatWasRecoveringIsResolvedByWhatIsSeenNow() {
    left();
    before.clear(14, 16);
    adopt(before.only());
    bench.clear(100, 105);

    assertThat(bench.kinds()).containsExactly(REMINDER, RESOLVED);
    assertThat(bench.last().end()).contains(ON_AIR.plusSeconds(14));
  }

  @Test
  void interruptionsGoOnCounting() {
    left();
    before.clear(14, 16);
    before.bad(16, 17);
    adopt(before.only());
    bench.clear(100, 101);
    bench.bad(101, 102);

    assertThat(bench.only().details()).containsEntry("interruptions", 2);
  }

  @Test
  void severityGoesOnFromWhereItWas() {
    adopt(left());
    bench.observe(seen(100, 101, 0.9, Severity.MINOR, "picture_repeats"));
    assertThat(bench.only().severity()).isEqualTo(Severity.MAJOR);
    bench.observe(seen(100, 102, 0.9, Severity.CRITICAL, "picture_repeats"));

    assertThat(bench.kinds()).containsExactly(REMINDER, ESCALATED);
  }

  @Test
  void aStartBeforeTheBeginningDoesNotMove() {
    adopt(left());
    bench.bad(99, 102);

    assertThat(bench.only().start()).isEqualTo(ON_AIR.plusSeconds(10));
  }

  @Test
  void whatNobodyLooksForAnyMoreIsResolved() {
    TrackerBench blackOnly = new TrackerBench(rule(BLACK, 2, 5));
    blackOnly.now = ON_AIR.plusSeconds(600);
    blackOnly.keep(blackOnly.tracker.adopt(left(), 0));

    assertThat(blackOnly.kinds()).containsExactly(RESOLVED);
    assertThat(blackOnly.last().endReason()).contains(EndReason.DETECTOR_DISABLED);
    assertThat(blackOnly.last().sequence()).isEqualTo(2);
    assertThat(blackOnly.last().end()).contains(blackOnly.now);
    assertThat(blackOnly.tracker.current()).isEmpty();
  }

  @Test
  void oneWhoseKeyIsTakenIsSuperseded() {
    Incident earlier = left();
    adopt(earlier);
    adopt(earlier);

    assertThat(bench.kinds()).containsExactly(REMINDER, RESOLVED);
    assertThat(bench.last().endReason()).contains(EndReason.SUPERSEDED);
  }

  @Test
  void whatWasNeverToldOrIsOverIsNotAdopted() {
    before.bad(10, 11);
    assertThat(bench.tracker.adopt(before.only(), 0)).isEmpty();
    before.bad(11, 12);
    before.clear(12, 17);
    assertThat(bench.tracker.adopt(before.last(), 0)).isEmpty();
    assertThat(bench.tracker.current()).isEmpty();
  }

  @Test
  void anAcknowledgementIsToldAndSurvives() {
    left();
    before.keep(before.tracker.acknowledge(before.only().id(), SEEN));
    assertThat(before.kinds()).endsWith(ACKNOWLEDGED);
    assertThat(before.last().acknowledged()).contains(SEEN);
    assertThat(before.last().sequence()).isEqualTo(2);

    assertThat(adopt(before.only()).acknowledged()).contains(SEEN);
  }

  @Test
  void aReminderSaysHowItStands() {
    Incident opened = left();
    before.now = before.now.plus(Duration.ofHours(4));
    before.keep(before.tracker.remind(opened.id()));

    assertThat(before.kinds()).endsWith(REMINDER);
    assertThat(before.last()).isEqualTo(opened.reminded());
    assertThat(before.seen.getLast().at()).isEqualTo(before.now);
  }

  @Test
  void onlyWhatIsUnderWayAndToldCanBeRemindedOfAndAcknowledged() {
    before.bad(10, 11);
    String pending = before.only().id();
    assertThat(before.tracker.remind(pending)).isEmpty();
    assertThat(before.tracker.acknowledge(pending, SEEN)).isEmpty();
    before.bad(11, 12);
    assertThat(before.tracker.remind("another")).isEmpty();
    assertThat(before.tracker.acknowledge("another", SEEN)).isEmpty();
    before.clear(12, 17);
    assertThat(before.tracker.remind(pending)).isEmpty();
  }

  @Test
  void oneThatIsClosedFromOutsideKeepsAnEndThatWasSeen() {
    left();
    before.clear(14, 16);
    Instant later = ON_AIR.plusSeconds(600);

    Incident ended = before.only().ended(EndReason.STREAM_REMOVED, later);
    assertThat(ended.state()).isEqualTo(IncidentState.RESOLVED);
    assertThat(ended.end()).contains(ON_AIR.plusSeconds(14));
    assertThat(ended.sequence()).isEqualTo(2);
    assertThat(ended.withEndReason(EndReason.SUPERSEDED).endReason())
        .contains(EndReason.SUPERSEDED);
  }
}
