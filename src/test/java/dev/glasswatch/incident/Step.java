package dev.glasswatch.incident;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.media.UnwatchedReason;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** One call of a tracker, for tests that make arbitrary ones; times in microseconds. */
sealed interface Step {

  /** Defects that mean something for each other. */
  List<Defect> DEFECTS =
      List.of(
          TrackerBench.FREEZE, TrackerBench.BLACK, new Defect("silence"), TrackerBench.NO_SIGNAL);

  List<Transition> apply(IncidentTracker tracker);

  record Observe(Observation observation) implements Step {
    @Override
    public List<Transition> apply(IncidentTracker tracker) {
      return tracker.observe(observation);
    }
  }

  record Unwatched(String track, long from, long to) implements Step {
    @Override
    public List<Transition> apply(IncidentTracker tracker) {
      return tracker.unwatched(track, from, to, UnwatchedReason.OVERLOADED);
    }
  }

  record End(long at, EndReason reason) implements Step {
    @Override
    public List<Transition> apply(IncidentTracker tracker) {
      return tracker.end(at, reason);
    }
  }

  /** Somebody asks for a reminder of whatever is under way, or knows of it. */
  record Ask(boolean reminder, int which) implements Step {
    @Override
    public List<Transition> apply(IncidentTracker tracker) {
      List<Incident> current = tracker.current();
      String id = current.isEmpty() ? "none" : current.get(which % current.size()).id();
      return reminder
          ? tracker.remind(id)
          : tracker.acknowledge(id, new Acknowledgement("somebody", "", TrackerBench.ON_AIR));
    }
  }

  /** Calls in no order that would make sense: late, repeated, overlapping, without length. */
  static Arbitrary<List<Step>> chaos() {
    return Arbitraries.frequencyOf(
            Tuple.of(40, observations()),
            Tuple.of(8, unwatched()),
            Tuple.of(3, asks()),
            Tuple.of(2, ends()))
        .list()
        .ofMaxSize(60);
  }

  private static Arbitrary<Step> observations() {
    return Combinators.combine(
            times(),
            lengths(),
            Arbitraries.doubles().between(0, 1),
            Arbitraries.of(Severity.class),
            Arbitraries.of("stalled", "unreachable", "http_error"),
            Arbitraries.of("v:0", "v:1", Observation.WHOLE_STREAM),
            Arbitraries.of(DEFECTS))
        .as(
            (from, length, score, severity, reason, track, defect) ->
                new Observe(
                    new Observation(
                        defect, track, from, from + length, score, severity, reason, Map.of())));
  }

  private static Arbitrary<Step> unwatched() {
    return Combinators.combine(
            times(), lengths(), Arbitraries.of("v:0", "v:1", Observation.WHOLE_STREAM))
        .as((from, length, track) -> new Unwatched(track, from, from + length));
  }

  private static Arbitrary<Step> asks() {
    return Combinators.combine(Arbitraries.of(true, false), Arbitraries.integers().between(0, 9))
        .as(Ask::new);
  }

  private static Arbitrary<Step> ends() {
    return Combinators.combine(times(), Arbitraries.of(EndReason.class)).as(End::new);
  }

  private static Arbitrary<Long> times() {
    return Arbitraries.longs().between(0, 120).map(halves -> halves * 500_000);
  }

  private static Arbitrary<Long> lengths() {
    return Arbitraries.longs().between(0, 16).map(halves -> halves * 500_000);
  }
}
