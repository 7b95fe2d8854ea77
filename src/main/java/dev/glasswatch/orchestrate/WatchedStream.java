package dev.glasswatch.orchestrate;

import dev.glasswatch.incident.Acknowledgement;
import dev.glasswatch.incident.EndReason;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.incident.Transition;
import dev.glasswatch.incident.TransitionKind;
import dev.glasswatch.watch.StreamState;
import dev.glasswatch.watch.StreamStatus;
import dev.glasswatch.watch.WatchPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream of the batch over all the watches that it has in its time there. Starting, changing,
 * supervising and stopping exclude each other; what is read may be read at any time.
 */
final class WatchedStream {

  /** Checks a spec and makes a plan of it. */
  @FunctionalInterface
  interface Planner {
    WatchPlan plan(StreamSpec spec) throws StreamException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(WatchedStream.class);

  private final BatchParts parts;
  private final Instant addedAt;
  private final ReentrantLock changing = new ReentrantLock();
  private final Supervision supervision;
  private volatile StreamSpec spec;
  private volatile Lease lease;
  private volatile Optional<StreamStatus> between = Optional.empty();
  private boolean removed;

  WatchedStream(BatchParts parts, StreamSpec spec, WatchPlan plan) {
    this.parts = parts;
    this.spec = spec;
    this.addedAt = parts.clock().instant();
    this.lease = new Lease(parts, plan, this::spec);
    this.supervision = new Supervision(parts, this::spec);
  }

  StreamSpec spec() {
    return spec;
  }

  void start() {
    exclusively(
        () -> {
          if (!removed) {
            begin();
          }
        });
  }

  private void begin() {
    int strikes = parts.poison().strikes(spec.id());
    if (strikes == 0) {
      LOG.info("Watching {}", spec.display());
      launch(lease.plan());
    } else {
      lease = new Lease(parts, supervision.poisoned(strikes, lease.plan()), this::spec);
      say(supervision.statusOfPoison(strikes));
    }
  }

  /** Has it tried again if it is left alone. */
  void release() {
    exclusively(
        () -> {
          parts.poison().forgive(spec.id());
          if (state() == StreamState.QUARANTINED && !removed) {
            LOG.info("Watching it again, as somebody asked for");
            again(lease.plan());
          }
        });
  }

  /** Starts to watch anew, going on with what no watch has taken over yet. */
  private void again(WatchPlan plan) {
    List<Incident> left = lease.next().adopted();
    lease.end(EndReason.SUPERSEDED, plan.detectors(), parts.settings().stopWithin());
    supervision.forgive();
    launch(plan.adopting(left));
  }

  /** Takes over a changed spec, and starts the watch anew if that is needed to heed it. */
  void change(StreamChange change, Planner planner) throws StreamException {
    changing.lock();
    try (StreamScope _ = new StreamScope(spec.id())) {
      StreamSpec next = change.apply(spec);
      WatchPlan plan = planner.plan(next);
      if (!removed) {
        parts.book().put(next);
      }
      boolean restart = !next.watchedLike(spec) || state() == StreamState.QUARANTINED;
      spec = next;
      if (restart && !removed) {
        parts.poison().forgive(spec.id());
        again(plan);
      }
    } finally {
      changing.unlock();
    }
    parts.events().accept(new BatchEvent.StreamChanged(spec.id()));
  }

  private void launch(WatchPlan plan) {
    between = Optional.empty();
    lease = new Lease(parts, plan, this::spec);
    lease.start();
    supervision.launched();
  }

  /** Looks after the watch: called a few times a second by one thread. */
  void supervise() {
    if (!changing.tryLock()) {
      return; // somebody is starting or stopping it: next time
    }
    try (StreamScope _ = new StreamScope(spec.id())) {
      if (!removed) {
        lookAfter();
      }
    } finally {
      changing.unlock();
    }
  }

  private void lookAfter() {
    switch (supervision.judge(lease)) {
      case FINE -> {}
      case DIED -> {
        lease.end(EndReason.SUPERSEDED, lease.plan().detectors(), Duration.ZERO);
        say(supervision.statusAfterDeath());
      }
      case RESTART -> launch(lease.next());
    }
  }

  private void say(StreamStatus status) {
    between = Optional.of(status);
    LOG.error("{}", status.message());
    parts.events().accept(new BatchEvent.StreamMoved(spec.id(), status));
  }

  /** Has it forgotten, so that no later process watches it. */
  void strike() throws StreamException {
    changing.lock();
    try {
      parts.book().remove(spec.id());
      removed = true;
    } finally {
      changing.unlock();
    }
  }

  /** Asks the watch to end, for good; returns at once. */
  void stop(EndReason why) {
    exclusively(
        () -> {
          removed = true;
          LOG.info("No longer watching: {}", why.label());
          lease.stop(why);
          supervision.over(why);
          lease.next().adopted().forEach(left -> end(left, why));
        });
  }

  /** Ends what an earlier process left open and no watch has taken over. */
  private void end(Incident left, EndReason why) {
    Instant now = parts.clock().instant();
    Transition over = new Transition(TransitionKind.RESOLVED, left.ended(why, now), now);
    parts.events().accept(new BatchEvent.IncidentMoved(over, spec.labels()));
  }

  /** Waits for the end that {@link #stop} asked for, and frees what the watch holds. */
  void close(Duration atMost) {
    lease.close(atMost);
  }

  StreamSnapshot snapshot() {
    Lease now = lease;
    StreamStatus status = between.orElseGet(now::status);
    List<String> detectors =
        now.plan().detectors().stream().map(plan -> plan.provider().name()).toList();
    return new StreamSnapshot(
        spec,
        addedAt,
        status,
        detectors,
        supervision.restarts(),
        now.facts(),
        References.compared(now.plan().detectors()));
  }

  /** Incidents that are under way, pending ones included. */
  List<Incident> incidents() {
    return lease.incidents();
  }

  /** Says again how an incident stands; false when it is not under way here. */
  boolean remind(String incidentId) {
    return lease.remind(incidentId) || supervision.remind(incidentId);
  }

  /** Notes that somebody knows of an incident; false when it is not under way here. */
  boolean acknowledge(String incidentId, Acknowledgement acknowledgement) {
    return lease.acknowledge(incidentId, acknowledgement)
        || supervision.acknowledge(incidentId, acknowledgement);
  }

  StreamState state() {
    return between.map(StreamStatus::state).orElseGet(() -> lease.status().state());
  }

  private void exclusively(Runnable action) {
    changing.lock();
    try (StreamScope _ = new StreamScope(spec.id())) {
      action.run();
    } finally {
      changing.unlock();
    }
  }
}
