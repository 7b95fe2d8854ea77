package dev.glasswatch.incident;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.DefectRule;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.incident.MediaWallClock.StartFrom;
import dev.glasswatch.incident.MediaWallClock.WallTime;
import dev.glasswatch.media.UnwatchedReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A tracker of one stream with clocks and ids of the test's own; times are in seconds. */
final class TrackerBench {

  static final Defect FREEZE = new Defect("freeze");
  static final Defect BLACK = new Defect("black");
  static final Defect NO_SIGNAL = new Defect("no_signal");
  static final Instant ON_AIR = Instant.parse("2026-11-23T04:00:00Z");
  static final String VIDEO = "v:0";

  /** Enters at 0.8, leaves below 0.4; 2 s to open, 5 s to resolve. */
  static final DefectRule TWO_THEN_FIVE = rule(FREEZE, 2, 5);

  final List<Transition> seen = new ArrayList<>();
  final IncidentTracker tracker;
  Instant now = ON_AIR;
  private final AtomicInteger ids = new AtomicInteger();
  private String prefix = "i";

  TrackerBench(DefectRule... rules) {
    this(Telling.AS_THEY_HAPPEN, rules);
  }

  TrackerBench(Telling telling, DefectRule... rules) {
    Map<Defect, DefectRule> all = new HashMap<>(WatchDefects.rules());
    for (DefectRule rule : rules) {
      all.put(rule.defect(), rule);
    }
    tracker =
        new IncidentTracker(
            "news-1",
            all,
            () -> prefix + ids.incrementAndGet(),
            TrackerBench::onAir,
            () -> now,
            telling);
  }

  void idsBeginWith(String with) {
    prefix = with;
  }

  static DefectRule rule(Defect defect, double minDuration, double keepOpen) {
    return new DefectRule(defect, 0.8, 0.4, duration(minDuration), duration(keepOpen));
  }

  static WallTime onAir(long mediaTimeUs) {
    return new WallTime(ON_AIR.plusNanos(mediaTimeUs * 1000), StartFrom.PROGRAM_DATE_TIME);
  }

  static long us(double seconds) {
    return Math.round(seconds * 1e6);
  }

  static Duration duration(double seconds) {
    return Duration.ofNanos(us(seconds) * 1000);
  }

  static Observation seen(double from, double to, double score, Severity severity, String reason) {
    return new Observation(
        FREEZE, VIDEO, us(from), us(to), score, severity, reason, Map.of("share", score));
  }

  List<Transition> observe(Observation observation) {
    return keep(tracker.observe(observation));
  }

  List<Transition> bad(double from, double to) {
    return observe(seen(from, to, 0.9, Severity.MAJOR, "picture_repeats"));
  }

  List<Transition> clear(double from, double to) {
    return observe(Observation.clear(FREEZE, VIDEO, us(from), us(to)));
  }

  List<Transition> unwatched(double from, double to) {
    return keep(tracker.unwatched(VIDEO, us(from), us(to), UnwatchedReason.OVERLOADED));
  }

  List<Transition> end(double at, EndReason reason) {
    return keep(tracker.end(us(at), reason));
  }

  List<TransitionKind> kinds() {
    return seen.stream().map(Transition::kind).toList();
  }

  Incident last() {
    return seen.getLast().incident();
  }

  Incident only() {
    if (tracker.current().size() != 1) {
      throw new AssertionError("Not one incident under way but " + tracker.current());
    }
    return tracker.current().getFirst();
  }

  List<Transition> keep(List<Transition> transitions) {
    seen.addAll(transitions);
    return transitions;
  }
}
