package dev.glasswatch.orchestrate.drill;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.DefectRule;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.incident.IncidentTracker;
import dev.glasswatch.incident.MediaWallClock.StartFrom;
import dev.glasswatch.incident.MediaWallClock.WallTime;
import dev.glasswatch.incident.Transition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Streams whose defects come and go by chance, each with a real tracker of its incidents. */
final class DrillStreams {

  private static final int STREAMS = 12;
  private static final long STEP = 10_000;
  private static final Duration SHORTLY = Duration.ofMillis(15);
  private static final List<Defect> DEFECTS =
      List.of(new Defect("freeze"), new Defect("silence"), new Defect("block_corruption"));
  private static final Severity[] SEVERITIES = Severity.values();

  private final Map<String, IncidentTracker> trackers = new LinkedHashMap<>();
  private final Map<String, Boolean> bad = new LinkedHashMap<>();
  private final RandomGenerator random;
  private long mediaTime;

  DrillStreams(RandomGenerator random, Supplier<String> ids) {
    this.random = random;
    Instant began = Instant.now();
    Map<Defect, DefectRule> rules = new LinkedHashMap<>();
    DEFECTS.forEach(each -> rules.put(each, new DefectRule(each, 0.5, 0.4, SHORTLY, SHORTLY)));
    for (int i = 0; i < STREAMS; i++) {
      String stream = "drill-" + i;
      trackers.put(
          stream,
          new IncidentTracker(
              stream,
              rules,
              ids,
              media -> new WallTime(began.plus(media, ChronoUnit.MICROS), StartFrom.ARRIVAL),
              InstantSource.system()));
    }
  }

  /** Goes on with what an earlier life left open. */
  List<Transition> adopt(List<Incident> incidents) {
    List<Transition> all = new ArrayList<>();
    incidents.forEach(each -> all.addAll(tracker(each.key().stream()).adopt(each, 0)));
    return all;
  }

  private IncidentTracker tracker(String stream) {
    IncidentTracker tracker = trackers.get(stream);
    if (tracker == null) {
      throw new IllegalArgumentException("There is no stream " + stream + " in the drill");
    }
    return tracker;
  }

  /** A hundredth of a second of every stream's media; when healing, nothing is wrong with it. */
  List<Transition> step(boolean healing) {
    List<Transition> all = new ArrayList<>();
    long from = mediaTime;
    mediaTime += STEP;
    trackers.forEach(
        (stream, tracker) ->
            DEFECTS.forEach(
                defect -> all.addAll(tracker.observe(seen(stream, defect, from, healing)))));
    return all;
  }

  private Observation seen(String stream, Defect defect, long from, boolean healing) {
    boolean turns = random.nextInt(8) == 0;
    boolean now = bad.merge(stream + defect, turns, Boolean::logicalXor);
    return now && !healing
        ? new Observation(
            defect,
            "v:0",
            from,
            from + STEP,
            0.9,
            SEVERITIES[random.nextInt(SEVERITIES.length)],
            "drill",
            Map.of())
        : Observation.clear(defect, "v:0", from, from + STEP);
  }

  /** Whether nothing is under way any more. */
  boolean healed() {
    return trackers.values().stream().allMatch(tracker -> tracker.current().isEmpty());
  }
}
