package dev.glasswatch.orchestrate;

import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.incident.Acknowledgement;
import dev.glasswatch.incident.EndReason;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.incident.IncidentKey;
import dev.glasswatch.incident.Transition;
import dev.glasswatch.incident.WatchDefects;
import dev.glasswatch.watch.StreamState;
import dev.glasswatch.watch.StreamStatus;
import dev.glasswatch.watch.WatchPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Counts the deaths of one stream's watches and says what follows: a restart after a pause, or
 * quarantine. A watch deals with most failures by itself; this is for those that end its thread.
 */
final class Supervision {

  /** What to do about a watch. */
  enum Verdict {
    /** Nothing. */
    FINE,
    /** It has just been found dead: say so. */
    DIED,
    /** Its pause is over: start another. */
    RESTART
  }

  private static final String WATCH_FAILED = "watch_failed";
  private static final String NATIVE_CRASH = "native_crash";

  private final BatchParts parts;
  private final Supplier<StreamSpec> spec;
  private final RestartPolicy policy;
  private int failures;
  private volatile long restarts;
  private Instant launchedAt;
  private Optional<Instant> restartAt = Optional.empty();
  private Optional<OwnIncident> quarantine = Optional.empty();
  private boolean waiting;

  Supervision(BatchParts parts, Supplier<StreamSpec> spec) {
    this.parts = parts;
    this.spec = spec;
    this.policy = parts.settings().restarts();
    this.launchedAt = parts.clock().instant();
  }

  long restarts() {
    return restarts;
  }

  void launched() {
    launchedAt = parts.clock().instant();
    waiting = false;
    restartAt = Optional.empty();
  }

  /** Somebody changed the stream: past failures say nothing about it any more. */
  void forgive() {
    failures = 0;
    over(EndReason.SUPERSEDED);
  }

  Verdict judge(Lease lease) {
    Instant now = parts.clock().instant();
    if (waiting) {
      return restartIfDue(now);
    }
    if (lease.isDead()) {
      died(now);
      return Verdict.DIED;
    }
    if (!now.isBefore(launchedAt.plus(policy.healthyAfter()))) {
      failures = 0;
    }
    return Verdict.FINE;
  }

  private Verdict restartIfDue(Instant now) {
    if (restartAt.filter(due -> !now.isBefore(due)).isEmpty()) {
      return Verdict.FINE;
    }
    restarts++;
    return Verdict.RESTART;
  }

  private void died(Instant now) {
    failures++;
    waiting = true;
    if (failures < policy.mostFailures()) {
      restartAt = Optional.of(now.plus(policy.pause(failures, parts.random())));
    } else {
      open(WATCH_FAILED, failures, now);
    }
  }

  /**
   * The stream is left alone, as it brought the process down so often. A quarantine that an earlier
   * process left goes on.
   *
   * @return the plan without that
   */
  synchronized WatchPlan poisoned(int strikes, WatchPlan plan) {
    Instant now = parts.clock().instant();
    waiting = true;
    List<Incident> left = new ArrayList<>(plan.adopted());
    quarantine = left.stream().filter(Supervision::isQuarantine).findAny().map(OwnIncident::new);
    quarantine.ifPresentOrElse(
        goesOn -> tell(goesOn.reminded(now)), () -> open(NATIVE_CRASH, strikes, now));
    left.removeIf(Supervision::isQuarantine);
    return plan.adopting(left);
  }

  private static boolean isQuarantine(Incident incident) {
    return incident.key().defect().equals(WatchDefects.STREAM_QUARANTINED);
  }

  /** How a stream stands that brought the process down so often. */
  StreamStatus statusOfPoison(int strikes) {
    return new StreamStatus(
        StreamState.QUARANTINED,
        NATIVE_CRASH,
        "Decoding it brought the process down %d times, so it is left alone; change the stream or"
                .formatted(strikes)
            + " release it (POST /api/v1/streams/%s/release) to have it tried again."
                .formatted(spec.get().id()),
        parts.clock().instant());
  }

  /** How the stream stands after {@link Verdict#DIED}. */
  StreamStatus statusAfterDeath() {
    Instant now = parts.clock().instant();
    return restartAt
        .map(
            due ->
                new StreamStatus(
                    StreamState.RECONNECTING,
                    WATCH_FAILED,
                    "Watching it failed (%d of %d times); it is started again in %.1f s."
                        .formatted(
                            failures,
                            policy.mostFailures(),
                            Duration.between(now, due).toMillis() / 1000.0),
                    now))
        .orElseGet(
            () ->
                new StreamStatus(
                    StreamState.QUARANTINED,
                    WATCH_FAILED,
                    "Watching it failed %d times in a row, so it is left alone; change the stream"
                            .formatted(failures)
                        + " to have it tried again.",
                    now));
  }

  /** The stream is no longer watched, or anew. */
  synchronized void over(EndReason why) {
    quarantine.ifPresent(over -> tell(over.resolved(why, parts.clock().instant())));
    quarantine = Optional.empty();
  }

  /** The incident of its quarantine, while there is one. */
  synchronized Optional<Incident> incident() {
    return quarantine.map(OwnIncident::incident);
  }

  /** Says again that the stream is in quarantine, if that is the incident of this id. */
  synchronized boolean remind(String incidentId) {
    Optional<OwnIncident> asked = quarantine(incidentId);
    asked.ifPresent(each -> tell(each.reminded(parts.clock().instant())));
    return asked.isPresent();
  }

  /** Notes that somebody knows of the quarantine, if that is the incident of this id. */
  synchronized boolean acknowledge(String incidentId, Acknowledgement acknowledgement) {
    Optional<OwnIncident> asked = quarantine(incidentId);
    asked.ifPresent(each -> tell(each.acknowledged(acknowledgement)));
    return asked.isPresent();
  }

  private Optional<OwnIncident> quarantine(String incidentId) {
    return quarantine.filter(each -> each.incident().id().equals(incidentId));
  }

  private synchronized void open(String reason, int times, Instant now) {
    OwnIncident begun =
        new OwnIncident(
            parts.ids().get(),
            new IncidentKey(
                spec.get().id(), WatchDefects.STREAM_QUARANTINED, Observation.WHOLE_STREAM),
            Severity.CRITICAL, // a blind monitor can promise nothing
            reason,
            Map.of("failures", times),
            now);
    quarantine = Optional.of(begun);
    tell(begun.opened());
  }

  private void tell(Transition transition) {
    parts.events().accept(new BatchEvent.IncidentMoved(transition, spec.get().labels()));
  }
}
