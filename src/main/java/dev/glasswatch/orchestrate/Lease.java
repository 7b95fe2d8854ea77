package dev.glasswatch.orchestrate;

import dev.glasswatch.incident.Acknowledgement;
import dev.glasswatch.incident.EndReason;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.incident.Transition;
import dev.glasswatch.incident.TransitionKind;
import dev.glasswatch.watch.DetectorPlan;
import dev.glasswatch.watch.StreamState;
import dev.glasswatch.watch.StreamStatus;
import dev.glasswatch.watch.WatchFacts;
import dev.glasswatch.watch.WatchListener;
import dev.glasswatch.watch.WatchPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One watch from its start to its end, and the ear that it talks into. A watch that cannot even be
 * made counts as one that died.
 */
final class Lease implements WatchListener {

  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

  private final BatchParts parts;
  private final WatchPlan plan;
  private final Supplier<StreamSpec> spec;
  private volatile Optional<Watching> watch = Optional.empty();
  private final StreamStatus requested;
  private volatile boolean started;
  private volatile Set<String> disabled = Set.of();

  Lease(BatchParts parts, WatchPlan plan, Supplier<StreamSpec> spec) {
    this.parts = parts;
    this.plan = plan;
    this.spec = spec;
    this.requested =
        new StreamStatus(StreamState.STARTING, "requested", "", parts.clock().instant());
  }

  WatchPlan plan() {
    return plan;
  }

  /** The plan of a watch that follows this one, which has ended what it took over. */
  WatchPlan next() {
    return watch.isEmpty() ? plan : plan.adopting(List.of());
  }

  void start() {
    try {
      Watching made = parts.watches().make(plan, this);
      watch = Optional.of(made);
      made.start();
    } catch (RuntimeException | LinkageError e) {
      LOG.error("The watch could not be started", e);
      watch.ifPresent(made -> made.close(Duration.ZERO));
      watch = Optional.empty();
    }
    started = true;
  }

  /** Whether it came to an end that nobody asked for and that its state does not explain. */
  boolean isDead() {
    if (!started) {
      return false;
    }
    boolean over = watch.map(running -> running.awaitEnd(Duration.ZERO)).orElse(true);
    return over && !status().state().over();
  }

  /** Ends the watch for the sake of a next one that runs {@code next}. */
  void end(EndReason why, List<DetectorPlan> next, Duration atMost) {
    Set<String> stay = DetectorRoster.defects(next);
    disabled =
        DetectorRoster.defects(plan.detectors()).stream()
            .filter(defect -> !stay.contains(defect))
            .collect(Collectors.toUnmodifiableSet());
    stop(why);
    close(atMost);
  }

  void stop(EndReason why) {
    watch.ifPresent(running -> running.stop(why));
  }

  void close(Duration atMost) {
    watch.ifPresent(running -> running.close(atMost));
  }

  StreamStatus status() {
    return facts().map(WatchFacts::status).orElse(requested);
  }

  Optional<WatchFacts> facts() {
    return watch.map(Watching::facts);
  }

  List<Incident> incidents() {
    return watch.map(Watching::incidents).orElse(List.of());
  }

  boolean remind(String incidentId) {
    return watch.filter(running -> running.remind(incidentId)).isPresent();
  }

  boolean acknowledge(String incidentId, Acknowledgement acknowledgement) {
    return watch.filter(running -> running.acknowledge(incidentId, acknowledgement)).isPresent();
  }

  @Override
  public void transition(Transition transition) {
    parts.events().accept(new BatchEvent.IncidentMoved(told(transition), spec.get().labels()));
  }

  /** What a switched-off detector reported did not give way to another watch: nobody looks now. */
  private Transition told(Transition transition) {
    Incident incident = transition.incident();
    return transition.kind() == TransitionKind.RESOLVED
            && disabled.contains(incident.key().defect().name())
        ? new Transition(
            transition.kind(), incident.withEndReason(EndReason.DETECTOR_DISABLED), transition.at())
        : transition;
  }

  @Override
  public void status(StreamStatus next) {
    try (StreamScope _ = new StreamScope(plan.stream())) {
      LOG.info("{} ({}) {}", next.state().label(), next.reason(), next.message());
    }
    parts.events().accept(new BatchEvent.StreamMoved(plan.stream(), next));
  }
}
