package dev.glasswatch.orchestrate;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.incident.Acknowledgement;
import dev.glasswatch.incident.EndReason;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.incident.IncidentKey;
import dev.glasswatch.incident.IncidentState;
import dev.glasswatch.incident.MediaWallClock.StartFrom;
import dev.glasswatch.incident.Transition;
import dev.glasswatch.incident.TransitionKind;
import dev.glasswatch.media.RingFacts;
import dev.glasswatch.media.WatchLevel;
import dev.glasswatch.source.DeliveryFacts;
import dev.glasswatch.watch.DetectorFacts;
import dev.glasswatch.watch.StreamState;
import dev.glasswatch.watch.StreamStatus;
import dev.glasswatch.watch.WatchFacts;
import dev.glasswatch.watch.WatchListener;
import dev.glasswatch.watch.WatchPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** A watch that sees what a test tells it to see. */
public final class FakeWatch implements Watching {

  static final Instant T0 = Instant.parse("2026-11-23T04:05:00Z");

  public final WatchPlan plan;
  private final WatchListener listener;
  private final List<Incident> current = new ArrayList<>();
  private StreamStatus status = new StreamStatus(StreamState.STARTING, "requested", "", T0);
  private boolean over;
  private boolean closed;
  private Optional<AtomicLong> stuck = Optional.empty();
  private int opened;

  FakeWatch(WatchPlan plan, WatchListener listener) {
    this.plan = plan;
    this.listener = listener;
  }

  @Override
  public void start() {
    plan.adopted().forEach(this::adopt);
    move(StreamState.LIVE, "connected");
  }

  private synchronized void adopt(Incident incident) {
    current.add(incident.reminded());
    listener.transition(new Transition(TransitionKind.REMINDER, current.getLast(), T0));
  }

  public synchronized void move(StreamState state, String reason) {
    status = new StreamStatus(state, reason, "", T0);
    listener.status(status);
  }

  /** Ends as a watch does whose thread ran into a bug. */
  public synchronized void die() {
    over = true;
  }

  /** Suspects something, and says nothing. */
  public synchronized void suspect(String defect) {
    current.add(incident("pending-" + defect, defect, IncidentState.PENDING, 0, Optional.empty()));
  }

  public synchronized Incident open(String defect) {
    String id = plan.stream() + "-" + defect + "-" + ++opened;
    Incident incident = incident(id, defect, IncidentState.OPEN, 1, Optional.empty());
    current.add(incident);
    listener.transition(new Transition(TransitionKind.OPENED, incident, T0));
    return incident;
  }

  public synchronized void resolve(String defect, EndReason why) {
    List.copyOf(current).stream()
        .filter(incident -> incident.key().defect().name().equals(defect))
        .forEach(incident -> end(incident, why));
  }

  /** Gone for the moment, which no transition tells. */
  public synchronized void recovering(String defect) {
    current.replaceAll(
        old ->
            old.key().defect().name().equals(defect)
                ? incident(old.id(), defect, IncidentState.RECOVERING, 1, Optional.empty())
                : old);
  }

  private void end(Incident incident, EndReason why) {
    current.remove(incident);
    if (incident.state() != IncidentState.PENDING) {
      Incident over =
          incident(
              incident.id(),
              incident.key().defect().name(),
              IncidentState.RESOLVED,
              2,
              Optional.of(why));
      listener.transition(new Transition(TransitionKind.RESOLVED, over, T0.plusSeconds(5)));
    }
  }

  private Incident incident(
      String id, String defect, IncidentState state, long sequence, Optional<EndReason> why) {
    boolean resolved = state == IncidentState.RESOLVED;
    return new Incident(
        id,
        new IncidentKey(plan.stream(), new Defect(defect), "v:0"),
        state,
        Severity.MAJOR,
        0.98,
        "picture_repeats",
        sequence,
        1_234_560_000L,
        resolved ? OptionalLong.of(1_239_560_000L) : OptionalLong.empty(),
        T0,
        StartFrom.ARRIVAL,
        resolved ? Optional.of(T0.plusSeconds(5)) : Optional.empty(),
        1_236_560_000L,
        T0.plusSeconds(2),
        Optional.empty(),
        Map.of("frozenShare", 0.99),
        why);
  }

  @Override
  public synchronized void stop(EndReason why) {
    List.copyOf(current).forEach(incident -> end(incident, why));
    if (!over && stuck.isEmpty()) {
      over = true;
      move(StreamState.STOPPED, "requested");
    }
  }

  @Override
  public synchronized boolean awaitEnd(Duration atMost) {
    return over;
  }

  @Override
  public synchronized WatchFacts facts() {
    List<DetectorFacts> detectors =
        plan.detectors().stream()
            .map(
                detector ->
                    new DetectorFacts(
                        detector.provider().name(),
                        100,
                        50,
                        1,
                        2,
                        3,
                        Duration.ofMillis(40),
                        4,
                        true))
            .toList();
    return new WatchFacts(
        status,
        WatchLevel.EVERY_FRAME,
        FakeMedia.FACTS,
        new RingFacts(1000, 10, 100, 5, 0, 0),
        DeliveryFacts.NONE,
        detectors,
        Map.of("disconnected", Duration.ofSeconds(3)),
        1);
  }

  @Override
  public synchronized List<Incident> incidents() {
    return List.copyOf(current);
  }

  @Override
  public synchronized boolean remind(String incidentId) {
    return next(incidentId, TransitionKind.REMINDER, Incident::reminded);
  }

  @Override
  public synchronized boolean acknowledge(String incidentId, Acknowledgement acknowledgement) {
    return next(
        incidentId, TransitionKind.ACKNOWLEDGED, each -> each.acknowledged(acknowledgement));
  }

  private boolean next(String id, TransitionKind kind, UnaryOperator<Incident> step) {
    Optional<Incident> known = current.stream().filter(each -> each.id().equals(id)).findAny();
    known.ifPresent(
        before -> {
          Incident after = step.apply(before);
          current.set(current.indexOf(before), after);
          listener.transition(new Transition(kind, after, T0));
        });
    return known.isPresent();
  }

  /** From now on it does not end, whoever asks; somebody who waits for that uses up this clock. */
  synchronized void neverEnds(AtomicLong nanoClock) {
    stuck = Optional.of(nanoClock);
  }

  @Override
  public synchronized void close(Duration atMost) {
    stuck.ifPresent(clock -> clock.addAndGet(atMost.toNanos()));
    closed = true;
  }

  public synchronized boolean closed() {
    return closed;
  }
}
