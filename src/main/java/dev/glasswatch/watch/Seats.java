package dev.glasswatch.watch;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.DefectRule;
import dev.glasswatch.detect.StreamPulse;
import dev.glasswatch.detect.WatchTrace;
import dev.glasswatch.incident.WatchDefects;
import dev.glasswatch.media.MediaNeeds;
import dev.glasswatch.media.MediaRing;
import dev.glasswatch.media.PlaneNeed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** All detectors of one watch, the watch's own ledger among them. */
final class Seats implements AutoCloseable {

  /** How long to wait between looks at whether the detectors have finished. */
  static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final String LEDGER = "ledger";

  private final List<DetectorSeat> all = new ArrayList<>();

  Seats(
      WatchPlan plan,
      DetectorPool pool,
      MediaRing ring,
      WatchIncidents incidents,
      Adoption adoption,
      WatchTrace trace) {
    all.add(
        new DetectorSeat(
            new DetectorSeat.Post(
                plan.stream(),
                LEDGER,
                Set.of(),
                MediaNeeds.NOTHING,
                (sink, rows) -> new WatchLedger(incidents, sink, adoption.unwatchedTracks()),
                trace.detector(LEDGER, false)),
            pool,
            ring,
            incidents));
    for (DetectorPlan detector : plan.detectors()) {
      all.add(new DetectorSeat(post(plan.stream(), detector, trace), pool, ring, incidents));
    }
    all.stream()
        .filter(seat -> adoption.failedDetectors().contains(seat.name()))
        .forEach(DetectorSeat::failedBefore);
  }

  private static DetectorSeat.Post post(String stream, DetectorPlan plan, WatchTrace trace) {
    return new DetectorSeat.Post(
        stream,
        plan.provider().name(),
        defects(plan),
        plan.provider().needs(plan.settings()),
        (sink, rows) -> plan.provider().create(plan.settings(), sink, rows),
        trace.detector(plan.provider().name(), plan.replayable()));
  }

  private static Set<Defect> defects(DetectorPlan plan) {
    return plan.provider().rules(plan.settings()).stream()
        .map(DefectRule::defect)
        .collect(Collectors.toSet());
  }

  /** What all these detectors need together. */
  static MediaNeeds needs(List<DetectorPlan> plans) {
    Set<PlaneNeed> planes = new HashSet<>();
    boolean audio = false;
    boolean packets = false;
    for (DetectorPlan plan : plans) {
      MediaNeeds needs = plan.provider().needs(plan.settings());
      planes.addAll(needs.planes());
      audio |= needs.audio();
      packets |= needs.packets();
    }
    return new MediaNeeds(planes, audio, packets);
  }

  /** The rules of all these detectors and of the watch itself. */
  static Map<Defect, DefectRule> rules(List<DetectorPlan> plans) {
    Map<Defect, DefectRule> rules = new HashMap<>(WatchDefects.rules());
    for (DetectorPlan plan : plans) {
      plan.provider().rules(plan.settings()).forEach(rule -> rules.put(rule.defect(), rule));
    }
    return rules;
  }

  void published() {
    for (int i = 0; i < all.size(); i++) {
      all.get(i).published();
    }
  }

  void wake() {
    all.forEach(DetectorSeat::wake);
  }

  void pulse(StreamPulse pulse) {
    all.forEach(seat -> seat.pulse(pulse));
  }

  /** Waits until each has seen the end; true when all have. */
  boolean awaitFinished(long nanos) throws InterruptedException {
    long deadline = System.nanoTime() + nanos;
    for (DetectorSeat seat : all) {
      if (!seat.awaitFinished(Math.max(0, deadline - System.nanoTime()))) {
        return false;
      }
    }
    return true;
  }

  List<DetectorFacts> facts() {
    return all.stream().skip(1).map(DetectorSeat::facts).toList();
  }

  @Override
  public void close() {
    all.forEach(DetectorSeat::close);
  }
}
