package dev.glasswatch.incident;

import static dev.glasswatch.incident.TrackerBench.FREEZE;
import static dev.glasswatch.incident.TrackerBench.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.detect.Severity;
import dev.glasswatch.incident.TickModel.Span;
import dev.glasswatch.incident.TickModel.Tick;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * A tracker arrives at what counting ticks arrives at, though stretches are said again and again.
 */
class IncidentModelTest {
  private static final double TICK = 0.5;
  private static final int MIN_TICKS = 4;
  private static final int KEEP_TICKS = 6;

  @Provide
  Arbitrary<List<Tick>> ticks() {
    Arbitrary<Tick> kinds =
        Arbitraries.frequency(
            Tuple.of(4, Tick.BAD),
            Tuple.of(4, Tick.CLEAR),
            Tuple.of(1, Tick.WAVERING),
            Tuple.of(1, Tick.UNWATCHED),
            Tuple.of(1, Tick.UNTOLD));
    return Combinators.combine(kinds, Arbitraries.integers().between(1, 8))
        .as((kind, length) -> Collections.nCopies(length, kind))
        .list()
        .ofMaxSize(25)
        .map(runs -> runs.stream().flatMap(List::stream).toList());
  }

  @Property(tries = 3000)
  void agreesWithCountingTicks(@ForAll("ticks") List<Tick> ticks, @ForAll Random phrasing) {
    TrackerBench bench =
        new TrackerBench(Telling.AFTERWARDS, rule(FREEZE, MIN_TICKS * TICK, KEEP_TICKS * TICK));
    for (int now = 0; now < ticks.size(); now++) {
      // Some detectors say the tick, some the whole stretch again, some both, some twice.
      int from = phrasing.nextBoolean() ? now : startOfRun(ticks, now);
      tell(bench, ticks.get(now), from, now + 1);
      if (phrasing.nextInt(4) == 0) {
        tell(bench, ticks.get(now), now, now + 1);
      }
    }
    bench.end(ticks.size() * TICK, EndReason.INPUT_ENDED);

    assertThat(spans(bench.seen)).isEqualTo(new TickModel(MIN_TICKS, KEEP_TICKS).spans(ticks));
  }

  private static void tell(TrackerBench bench, Tick kind, int from, int to) {
    double start = from * TICK;
    double end = to * TICK;
    switch (kind) {
      case BAD -> bench.bad(start, end);
      case WAVERING -> bench.observe(TrackerBench.seen(start, end, 0.6, Severity.MINOR, "unsure"));
      case CLEAR -> bench.clear(start, end);
      case UNWATCHED -> bench.unwatched(start, end);
      case UNTOLD -> {}
    }
  }

  private static int startOfRun(List<Tick> ticks, int now) {
    int start = now;
    while (start > 0 && ticks.get(start - 1) == ticks.get(now)) {
      start--;
    }
    return start;
  }

  private static List<Span> spans(List<Transition> transitions) {
    return transitions.stream()
        .filter(each -> each.kind() == TransitionKind.RESOLVED)
        .map(Transition::incident)
        .map(
            incident ->
                new Span(
                    inTicks(incident.mediaStart()),
                    incident.mediaEnd().isEmpty() ? -1 : inTicks(incident.mediaEnd().getAsLong())))
        .toList();
  }

  private static int inTicks(long mediaTimeUs) {
    return (int) Math.round(mediaTimeUs / (TICK * 1e6));
  }
}
