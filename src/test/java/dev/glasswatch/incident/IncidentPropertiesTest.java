package dev.glasswatch.incident;

import static dev.glasswatch.incident.TrackerBench.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.detect.DefectRule;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.incident.Step.Ask;
import dev.glasswatch.incident.Step.End;
import dev.glasswatch.incident.Step.Observe;
import dev.glasswatch.incident.Step.Unwatched;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds whatever a tracker is told, in whatever order. */
class IncidentPropertiesTest {

  @Provide
  Arbitrary<List<Step>> steps() {
    return Step.chaos();
  }

  @Property
  void everyIncidentOpensOnceThenEndsAtMostOnce(
      @ForAll("steps") List<Step> steps,
      @ForAll @IntRange(max = 4) int minDuration,
      @ForAll @IntRange(max = 4) int keepOpen) {
    for (List<Transition> story : stories(play(bench(minDuration, keepOpen), steps))) {
      List<TransitionKind> kinds = story.stream().map(Transition::kind).toList();
      assertThat(kinds.getFirst()).isEqualTo(TransitionKind.OPENED);
      assertThat(kinds).containsOnlyOnce(TransitionKind.OPENED);
      assertThat(kinds.subList(0, kinds.size() - 1)).doesNotContain(TransitionKind.RESOLVED);
    }
  }

  @Property
  void sequencesHaveNoGapsAndSeverityNeverFalls(@ForAll("steps") List<Step> steps) {
    for (List<Transition> story : stories(play(bench(2, 3), steps))) {
      for (int i = 0; i < story.size(); i++) {
        Incident incident = story.get(i).incident();
        assertThat(incident.sequence()).isEqualTo(i + 1);
        if (i > 0) {
          Incident before = story.get(i - 1).incident();
          assertThat(incident.severity()).isGreaterThanOrEqualTo(before.severity());
          assertThat(incident.score()).isGreaterThanOrEqualTo(before.score());
          assertThat(story.get(i).kind() == TransitionKind.ESCALATED)
              .isEqualTo(
                  incident.state() != IncidentState.RESOLVED
                      && incident.severity() != before.severity());
        }
      }
    }
  }

  @Property
  void everythingIsResolvedByAnEnd(@ForAll("steps") List<Step> steps) {
    TrackerBench bench = bench(2, 3);
    List<Transition> all = new ArrayList<>(play(bench, steps));
    all.addAll(new End(0, EndReason.STREAM_REMOVED).apply(bench.tracker));

    assertThat(bench.tracker.current()).isEmpty();
    for (List<Transition> story : stories(all)) {
      Incident last = story.getLast().incident();
      assertThat(last.state()).isEqualTo(IncidentState.RESOLVED);
      assertThat(last.endReason()).isPresent();
      assertThat(last.mediaEnd().orElse(Long.MAX_VALUE)).isGreaterThanOrEqualTo(last.mediaStart());
    }
  }

  @Property
  void unwatchedTimeOpensAndResolvesNothing(@ForAll("steps") List<Step> steps) {
    TrackerBench bench = bench(1, 1);
    for (Step step : steps) {
      List<String> before = states(bench);
      List<Transition> made = step.apply(bench.tracker);
      if (step instanceof Unwatched) {
        assertThat(made).allMatch(each -> each.kind() == TransitionKind.UPDATED);
        assertThat(states(bench)).isEqualTo(before);
      }
    }
  }

  @Property
  void oneIncidentOfAKeyIsUnderWayAtATime(@ForAll("steps") List<Step> steps) {
    TrackerBench bench = bench(0, 2);
    Set<IncidentKey> open = new HashSet<>();
    for (Transition each : play(bench, steps)) {
      switch (each.kind()) {
        case OPENED -> assertThat(open.add(each.incident().key())).isTrue();
        case RESOLVED -> assertThat(open.remove(each.incident().key())).isTrue();
        case UPDATED, ESCALATED, REMINDER, ACKNOWLEDGED ->
            assertThat(open).contains(each.incident().key());
      }
    }
    assertThat(bench.tracker.current()).extracting(Incident::key).doesNotHaveDuplicates();
  }

  @Property
  void theSameCallsGiveTheSameIncidents(@ForAll("steps") List<Step> steps) {
    assertThat(play(bench(2, 3), steps)).isEqualTo(play(bench(2, 3), steps));
  }

  @Property
  void nothingStartsEndsOrIsConfirmedWhereNobodyLooked(
      @ForAll("steps") List<Step> steps, @ForAll("blind") List<Unwatched> blind) {
    TrackerBench bench = bench(1, 1);
    blind.forEach(each -> each.apply(bench.tracker));
    for (Step step : steps) {
      boolean blindly = step instanceof Observe seen && isWithinOne(blind, seen.observation());
      List<String> before = states(bench);
      List<Transition> made = step.apply(bench.tracker);
      if (blindly) {
        assertThat(made).isEmpty();
        assertThat(states(bench)).isEqualTo(before);
      }
      made.stream()
          .filter(each -> each.kind() == TransitionKind.OPENED)
          .map(Transition::incident)
          .filter(each -> WatchDefects.needsWatching(each.key().defect()))
          .forEach(
              opened ->
                  assertThat(blind)
                      .noneMatch(
                          each ->
                              each.from() <= opened.mediaStart()
                                  && opened.mediaStart() < each.to()
                                  && opened.mediaDetected() < each.to()));
    }
  }

  @Provide
  Arbitrary<List<Unwatched>> blind() {
    return Arbitraries.longs()
        .between(0, 50)
        .map(
            at ->
                new Unwatched(Observation.WHOLE_STREAM, at * 1_000_000, at * 1_000_000 + 3_000_000))
        .list()
        .ofMaxSize(4);
  }

  private static boolean isWithinOne(List<Unwatched> blind, Observation seen) {
    return WatchDefects.needsWatching(seen.defect())
        && blind.stream()
            .anyMatch(
                each ->
                    each.from() <= seen.from()
                        && seen.from() < each.to()
                        && seen.to() <= each.to());
  }

  @Property
  void onlyWhatIsUnderWayImplies(@ForAll("steps") List<Step> steps) {
    TrackerBench bench = bench(1, 2);
    for (Step step : steps) {
      step.apply(bench.tracker);
      Set<String> present =
          bench.tracker.current().stream().map(Incident::id).collect(Collectors.toSet());
      for (Incident incident : bench.tracker.current()) {
        if (incident.state() == IncidentState.OPEN && !(step instanceof Ask)) {
          incident.implied().ifPresent(by -> assertThat(present).contains(by.incidentId()));
        }
        incident.implied().ifPresent(by -> assertThat(by.incidentId()).isNotEqualTo(incident.id()));
      }
    }
  }

  @Property
  void whatIsToldIsWhatStands(@ForAll("steps") List<Step> steps) {
    TrackerBench bench = bench(1, 2);
    Map<String, Incident> told = new HashMap<>();
    for (Step step : steps) {
      step.apply(bench.tracker).forEach(each -> told.put(each.incident().id(), each.incident()));
      for (Incident incident : bench.tracker.current()) {
        if (incident.state() != IncidentState.PENDING) {
          assertThat(told).containsKey(incident.id());
          Incident last = told.getOrDefault(incident.id(), incident);
          assertThat(last.severity()).isEqualTo(incident.severity());
          assertThat(last.implied()).isEqualTo(incident.implied());
          assertThat(last.acknowledged()).isEqualTo(incident.acknowledged());
          assertThat(last.sequence()).isEqualTo(incident.sequence());
        }
      }
    }
  }

  @Property
  void aRestartAtAnyMomentLosesNothing(
      @ForAll("steps") List<Step> before, @ForAll("steps") List<Step> after) {
    TrackerBench first = bench(1, 2);
    List<Transition> all = new ArrayList<>(play(first, before));
    TrackerBench second = bench(1, 2);
    second.idsBeginWith("later-");
    for (Incident left : first.tracker.current()) {
      all.addAll(second.tracker.adopt(left, 0));
    }
    all.addAll(play(second, after));
    all.addAll(new End(0, EndReason.STREAM_REMOVED).apply(second.tracker));

    for (List<Transition> story : stories(all)) {
      List<TransitionKind> kinds = story.stream().map(Transition::kind).toList();
      assertThat(kinds).startsWith(TransitionKind.OPENED).endsWith(TransitionKind.RESOLVED);
      assertThat(kinds).containsOnlyOnce(TransitionKind.OPENED, TransitionKind.RESOLVED);
      for (int i = 0; i < story.size(); i++) {
        assertThat(story.get(i).incident().sequence()).isEqualTo(i + 1);
      }
    }
  }

  private static TrackerBench bench(int minDuration, int keepOpen) {
    return bench(Telling.AS_THEY_HAPPEN, minDuration, keepOpen);
  }

  private static TrackerBench bench(Telling telling, int minDuration, int keepOpen) {
    return new TrackerBench(
        telling,
        Step.DEFECTS.stream()
            .map(defect -> rule(defect, minDuration, keepOpen))
            .toArray(DefectRule[]::new));
  }

  private static List<Transition> play(TrackerBench bench, List<Step> steps) {
    return steps.stream().flatMap(step -> step.apply(bench.tracker).stream()).toList();
  }

  private static List<String> states(TrackerBench bench) {
    return bench.tracker.current().stream().map(each -> each.id() + each.state()).toList();
  }

  private static Iterable<List<Transition>> stories(List<Transition> transitions) {
    Map<String, List<Transition>> byId =
        transitions.stream().collect(Collectors.groupingBy(each -> each.incident().id()));
    return byId.values();
  }
}
