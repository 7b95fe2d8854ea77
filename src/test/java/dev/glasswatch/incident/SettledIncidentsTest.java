package dev.glasswatch.incident;

import static dev.glasswatch.incident.TrackerBench.BLACK;
import static dev.glasswatch.incident.TrackerBench.FREEZE;
import static dev.glasswatch.incident.TrackerBench.NO_SIGNAL;
import static dev.glasswatch.incident.TrackerBench.rule;
import static dev.glasswatch.incident.TrackerBench.us;
import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What incidents mean for each other, seen when all is over. */
class SettledIncidentsTest {

  private static final Defect SILENCE = new Defect("silence");

  private final TrackerBench bench = bench();

  private static TrackerBench bench() {
    return new TrackerBench(
        Telling.AFTERWARDS,
        rule(FREEZE, 2, 1),
        rule(BLACK, 2, 1),
        rule(SILENCE, 2, 1),
        rule(NO_SIGNAL, 2, 1));
  }

  private static void live(TrackerBench bench, Defect defect, double from, double to) {
    String track = defect.equals(SILENCE) ? "a:0" : "v:0";
    for (double seenTo : new double[] {from + 2, to}) {
      bench.observe(
          new Observation(
              defect, track, us(from), us(seenTo), 1, Severity.MAJOR, "seen", Map.of()));
    }
    bench.observe(Observation.clear(defect, track, us(to), us(to + 1)));
  }

  private static List<Incident> ended(TrackerBench bench) {
    return bench.seen.stream()
        .filter(each -> each.kind() == TransitionKind.RESOLVED)
        .map(Transition::incident)
        .toList();
  }

  private static Incident of(Defect defect, List<Incident> incidents) {
    return incidents.stream()
        .filter(incident -> incident.key().defect().equals(defect))
        .findAny()
        .orElseThrow();
  }

  private Incident settled(Defect defect) {
    return of(defect, Implications.settled(ended(bench)));
  }

  private static Optional<Defect> implying(Incident incident) {
    return incident.implied().map(Implied::defect);
  }

  @Test
  void untilThenEachStandsForItself() {
    live(bench, BLACK, 10, 20);
    live(bench, SILENCE, 10, 20);
    live(bench, FREEZE, 10, 20);

    assertThat(bench.seen).hasSize(6);
    assertThat(ended(bench)).allMatch(each -> each.implied().isEmpty());
    assertThat(ended(bench)).allMatch(each -> each.severity() == Severity.MAJOR);
  }

  @Test
  void blackWithoutSoundIsOneCriticalMatter() {
    live(bench, SILENCE, 12, 19);
    live(bench, BLACK, 10, 20);
    live(bench, FREEZE, 10, 22);

    assertThat(settled(BLACK).severity()).isEqualTo(Severity.CRITICAL);
    assertThat(implying(settled(SILENCE))).contains(BLACK);
    assertThat(implying(settled(FREEZE))).contains(BLACK);
    assertThat(implying(settled(BLACK))).isEmpty();
  }

  @Test
  void whatLastsMuchLongerIsAMatterOfItsOwn() {
    live(bench, BLACK, 10, 20);
    live(bench, FREEZE, 10, 22.1);

    assertThat(implying(settled(FREEZE))).isEmpty();
  }

  @Test
  void whatTouchesMeets() {
    live(bench, BLACK, 10, 20);
    live(bench, FREEZE, 20, 22);
    assertThat(implying(settled(FREEZE))).contains(BLACK);

    live(bench, NO_SIGNAL, 22, 30);
    assertThat(implying(settled(FREEZE))).contains(NO_SIGNAL);
    assertThat(implying(settled(BLACK))).isEmpty();
  }

  @Test
  void whatWasOverBeforeTheOtherWasConfirmedMakesItNoWorse() {
    live(bench, SILENCE, 5, 12);
    live(bench, BLACK, 10, 12);

    assertThat(settled(BLACK).severity()).isEqualTo(Severity.MAJOR);
    live(bench, SILENCE, 20, 31);
    live(bench, BLACK, 30, 35);
    assertThat(Implications.settled(ended(bench)))
        .allMatch(each -> each.severity() == Severity.MAJOR);
  }

  @Test
  void whatHasNoEndLastsLongest() {
    bench.observe(
        new Observation(BLACK, "v:0", us(10), us(20), 1, Severity.MAJOR, "seen", Map.of()));
    live(bench, FREEZE, 11, 19);
    bench.end(20, EndReason.INPUT_ENDED);
    assertThat(implying(settled(FREEZE))).contains(BLACK);

    TrackerBench other = bench();
    other.observe(
        new Observation(FREEZE, "v:0", us(10), us(20), 1, Severity.MAJOR, "seen", Map.of()));
    live(other, BLACK, 11, 19);
    other.end(20, EndReason.INPUT_ENDED);
    assertThat(implying(of(FREEZE, Implications.settled(ended(other))))).isEmpty();
  }

  /** Whichever detector is ahead of which, the end is the same. */
  @Property(tries = 300)
  void theOrderOfTellingDoesNotMatter(
      @ForAll @IntRange(max = 20) int black,
      @ForAll @IntRange(min = 2, max = 20) int blackFor,
      @ForAll @IntRange(max = 20) int silence,
      @ForAll @IntRange(min = 2, max = 20) int silenceFor,
      @ForAll @IntRange(max = 20) int freeze,
      @ForAll @IntRange(min = 2, max = 20) int freezeFor) {
    TrackerBench one = bench();
    live(one, BLACK, black, black + blackFor);
    live(one, SILENCE, silence, silence + silenceFor);
    live(one, FREEZE, freeze, freeze + freezeFor);
    TrackerBench another = bench();
    live(another, FREEZE, freeze, freeze + freezeFor);
    live(another, SILENCE, silence, silence + silenceFor);
    live(another, BLACK, black, black + blackFor);
    List<Incident> reversed = new ArrayList<>(ended(another));
    Collections.reverse(reversed);

    assertThat(Implications.settled(ended(one)).stream().map(SettledIncidentsTest::line))
        .containsExactlyInAnyOrderElementsOf(
            Implications.settled(reversed).stream().map(SettledIncidentsTest::line).toList());
  }

  private static String line(Incident incident) {
    return incident.key() + " " + incident.severity() + " " + implying(incident);
  }
}
