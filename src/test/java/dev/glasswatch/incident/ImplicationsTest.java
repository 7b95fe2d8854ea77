package dev.glasswatch.incident;

import static dev.glasswatch.incident.TrackerBench.BLACK;
import static dev.glasswatch.incident.TrackerBench.FREEZE;
import static dev.glasswatch.incident.TrackerBench.NO_SIGNAL;
import static dev.glasswatch.incident.TrackerBench.rule;
import static dev.glasswatch.incident.TrackerBench.us;
import static dev.glasswatch.incident.TransitionKind.ESCALATED;
import static dev.glasswatch.incident.TransitionKind.OPENED;
import static dev.glasswatch.incident.TransitionKind.RESOLVED;
import static dev.glasswatch.incident.TransitionKind.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One cause is one matter, whichever detector is the first to see it. */
class ImplicationsTest {

  private static final Defect SILENCE = new Defect("silence");
  private static final String SOUND = "a:0";

  private final TrackerBench bench =
      new TrackerBench(
          rule(FREEZE, 2, 1), rule(BLACK, 2, 1), rule(SILENCE, 2, 1), rule(NO_SIGNAL, 0, 1));

  private List<Transition> bad(Defect defect, String track, double from, double to) {
    return bad(defect, track, from, to, Severity.MAJOR);
  }

  private List<Transition> bad(
      Defect defect, String track, double from, double to, Severity severity) {
    return bench.observe(
        new Observation(defect, track, us(from), us(to), 1, severity, "seen", Map.of()));
  }

  private List<Transition> good(Defect defect, String track, double from, double to) {
    return bench.observe(Observation.clear(defect, track, us(from), us(to)));
  }

  private Incident present(Defect defect) {
    return bench.tracker.current().stream()
        .filter(incident -> incident.key().defect().equals(defect))
        .findAny()
        .orElseThrow();
  }

  private Optional<Defect> implying(Defect defect) {
    return present(defect).implied().map(Implied::defect);
  }

  @Test
  void aFreezeThatOpensDuringBlackIsImpliedFromTheStart() {
    bad(BLACK, "v:0", 10, 12);
    List<Transition> made = bad(FREEZE, "v:0", 10.2, 12.2);

    assertThat(made).extracting(Transition::kind).containsExactly(OPENED);
    assertThat(made.getFirst().incident().implied())
        .contains(new Implied(present(BLACK).id(), BLACK));
  }

  @Test
  void aFreezeThatOpensJustBeforeBlackIsImpliedThen() {
    bad(FREEZE, "v:0", 9.8, 11.8);
    List<Transition> made = bad(BLACK, "v:0", 10, 12);

    assertThat(made).extracting(Transition::kind).containsExactly(OPENED, UPDATED);
    assertThat(made.getLast().incident().key().defect()).isEqualTo(FREEZE);
    assertThat(made.getLast().incident().implied()).map(Implied::defect).contains(BLACK);
    assertThat(bad(FREEZE, "v:0", 9.8, 12.5)).isEmpty();
  }

  @Test
  void itStandsForItselfWhenBlackIsOverAndItGoesOn() {
    bad(BLACK, "v:0", 10, 12);
    bad(FREEZE, "v:0", 10, 13);
    List<Transition> made = good(BLACK, "v:0", 13, 14);

    assertThat(made).extracting(Transition::kind).containsExactly(RESOLVED, UPDATED);
    assertThat(made.getLast().incident().implied()).isEmpty();
  }

  @Test
  void itStandsForItselfBeforeThatWhenItIsSeenForMuchLonger() {
    TrackerBench patient = new TrackerBench(rule(FREEZE, 2, 1), rule(BLACK, 2, 60));
    patient.observe(
        new Observation(BLACK, "v:0", us(10), us(12), 1, Severity.MAJOR, "seen", Map.of()));
    patient.bad(10, 13);
    patient.observe(Observation.clear(BLACK, "v:0", us(13), us(14)));
    assertThat(patient.bad(10, 15)).isEmpty();
    List<Transition> made = patient.bad(10, 15.1);

    assertThat(made).extracting(Transition::kind).containsExactly(UPDATED);
    assertThat(made.getFirst().incident().implied()).isEmpty();
  }

  @Test
  void whatIsOverTogetherSaysNothingOfIt() {
    bad(BLACK, "v:0", 10, 12);
    bad(FREEZE, "v:0", 10, 13);
    good(FREEZE, "v:0", 13, 13.5);
    List<Transition> black = good(BLACK, "v:0", 13, 14);
    List<Transition> freeze = good(FREEZE, "v:0", 13, 14);

    assertThat(black).extracting(Transition::kind).containsExactly(RESOLVED);
    assertThat(freeze).extracting(Transition::kind).containsExactly(RESOLVED);
    assertThat(freeze.getFirst().incident().implied()).map(Implied::defect).contains(BLACK);
  }

  @Test
  void whatStartsAfterBlackIsAMatterOfItsOwn() {
    bad(BLACK, "v:0", 10, 12);
    good(BLACK, "v:0", 12, 12.9);
    bad(FREEZE, "v:0", 12.5, 14.5);

    assertThat(present(BLACK).state()).isEqualTo(IncidentState.RECOVERING);
    assertThat(implying(FREEZE)).isEmpty();
  }

  @Test
  void whatIsOverBeforeBlackStartsIsAMatterOfItsOwn() {
    bad(FREEZE, "v:0", 7, 9);
    good(FREEZE, "v:0", 9, 9.5);
    bad(BLACK, "v:0", 9.5, 11.5);

    assertThat(implying(FREEZE)).isEmpty();
  }

  @Test
  void anotherTracksBlackImpliesNoFreeze() {
    bad(BLACK, "v:1", 10, 12);
    bad(FREEZE, "v:0", 10, 12);

    assertThat(implying(FREEZE)).isEmpty();
  }

  @Test
  void silenceDuringBlackMakesItCritical() {
    bad(BLACK, "v:0", 10, 12);
    List<Transition> made = bad(SILENCE, SOUND, 11, 13);

    assertThat(made).extracting(Transition::kind).containsExactly(OPENED, ESCALATED);
    assertThat(made.getFirst().incident().implied()).map(Implied::defect).contains(BLACK);
    assertThat(made.getLast().incident().key().defect()).isEqualTo(BLACK);
    assertThat(made.getLast().incident().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(bad(BLACK, "v:0", 10, 14)).isEmpty();
  }

  @Test
  void blackDuringSilenceIsCriticalFromTheStart() {
    bad(SILENCE, SOUND, 5, 7);
    List<Transition> made = bad(BLACK, "v:0", 10, 12);

    assertThat(made).extracting(Transition::kind).containsExactly(OPENED, UPDATED);
    assertThat(made.getFirst().incident().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(implying(SILENCE)).contains(BLACK);
  }

  @Test
  void silenceThatWasOverWhenBlackWasConfirmedMakesItNoWorse() {
    bad(SILENCE, SOUND, 5, 11);
    good(SILENCE, SOUND, 11, 11.9);
    bad(BLACK, "v:0", 10, 12);

    assertThat(present(BLACK).severity()).isEqualTo(Severity.MAJOR);
  }

  @Test
  void oneSilentChannelIsNoSilence() {
    bad(BLACK, "v:0", 10, 12);
    bad(SILENCE, SOUND, 10, 12, Severity.MINOR);

    assertThat(present(BLACK).severity()).isEqualTo(Severity.MAJOR);
    assertThat(implying(SILENCE)).isEmpty();
    bad(SILENCE, SOUND, 10, 13);
    assertThat(present(BLACK).severity()).isEqualTo(Severity.CRITICAL);
    assertThat(implying(SILENCE)).contains(BLACK);
  }

  @Test
  void aPictureThatStoppedIsCriticalWithSilenceButImpliesNothing() {
    bad(FREEZE, "v:0", 10, 12);
    bad(SILENCE, SOUND, 10, 12);

    assertThat(present(FREEZE).severity()).isEqualTo(Severity.CRITICAL);
    assertThat(implying(SILENCE)).isEmpty();
    assertThat(bench.kinds()).containsExactly(OPENED, OPENED, ESCALATED);
  }

  @Test
  void aSlateWithoutSoundIsNotCritical() {
    bad(FREEZE, "v:0", 10, 12, Severity.MINOR);
    bad(SILENCE, SOUND, 10, 12);

    assertThat(present(FREEZE).severity()).isEqualTo(Severity.MINOR);
  }

  @ParameterizedTest
  @CsvSource({
    "stream, freeze,    v:0,    true",
    "stream, silence,   a:0,    true",
    "stream, no_signal, v:0,    true",
    "stream, unwatched, v:0,    false",
    "v:0,    freeze,    v:0,    true",
    "v:0,    freeze,    v:1,    false",
    "v:0,    silence,   a:0,    false",
    "v:0,    no_signal, a:0,    false",
    "v:0,    no_signal, stream, false"
  })
  void aMissingSignalImpliesWhatIsJudgedByIt(
      String missing, Defect defect, String track, boolean implied) {
    bad(NO_SIGNAL, missing, 10, 10);
    bad(defect, track, 9, 20);

    assertThat(
            bench.tracker.current().stream()
                .filter(each -> each.key().equals(new IncidentKey("news-1", defect, track)))
                .map(each -> each.implied().isPresent()))
        .containsExactly(implied);
  }

  @Test
  void theWidestOfSeveralIsTheReason() {
    bad(BLACK, "v:0", 10, 12);
    bad(FREEZE, "v:0", 10, 12);
    bad(NO_SIGNAL, "v:0", 12, 12);
    assertThat(implying(FREEZE)).contains(NO_SIGNAL);
    String track = present(FREEZE).implied().orElseThrow().incidentId();
    bad(NO_SIGNAL, "stream", 13, 13);

    assertThat(present(FREEZE).implied().orElseThrow().incidentId()).isNotEqualTo(track);
    assertThat(present(BLACK).implied()).isEqualTo(present(FREEZE).implied());
  }

  @Test
  void aDetectorThatIsSwitchedOffTakesItsImplicationsWithIt() {
    bad(BLACK, "v:0", 10, 12);
    bad(FREEZE, "v:0", 10, 12);
    List<Transition> made = bench.tracker.end(BLACK, us(13), EndReason.DETECTOR_DISABLED);

    assertThat(made).extracting(Transition::kind).containsExactly(RESOLVED, UPDATED);
    assertThat(implying(FREEZE)).isEmpty();
  }

  @Test
  void aSuspicionNeitherImpliesNorIsImplied() {
    bad(BLACK, "v:0", 10, 11);
    bad(FREEZE, "v:0", 9, 11);
    assertThat(implying(FREEZE)).isEmpty();

    bad(NO_SIGNAL, "stream", 11, 11);
    assertThat(present(BLACK).implied()).isEmpty();
    assertThat(bench.kinds()).containsExactly(OPENED, OPENED, UPDATED);
  }

  @Test
  void adoptedIncidentsGoOnBeingImplied() {
    bad(BLACK, "v:0", 10, 12);
    bad(FREEZE, "v:0", 10, 12);
    TrackerBench next = new TrackerBench(rule(FREEZE, 2, 1), rule(BLACK, 2, 1));
    next.now = TrackerBench.ON_AIR.plusSeconds(60);
    next.keep(next.tracker.adopt(present(FREEZE), 0));
    next.keep(next.tracker.adopt(present(BLACK), 0));
    next.observe(new Observation(FREEZE, "v:0", 0, us(1), 1, Severity.MAJOR, "seen", Map.of()));

    assertThat(next.kinds()).containsOnly(TransitionKind.REMINDER);
    assertThat(next.seen.getFirst().incident().implied()).map(Implied::defect).contains(BLACK);
    next.keep(next.tracker.observe(Observation.clear(BLACK, "v:0", us(1), us(2))));
    assertThat(next.kinds()).endsWith(RESOLVED, UPDATED);
  }
}
