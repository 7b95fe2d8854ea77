package dev.glasswatch.incident;

import dev.glasswatch.detect.DefectRule;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.media.UnwatchedReason;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The life cycle of one key, one incident after the other:
 *
 * <pre>
 *            score ≥ enter          bad for minDuration       score &lt; exit
 *   (quiet) ──────────────► pending ──────────────────► open ──────────────► recovering
 *      ▲                       │                         ▲                     │     │
 *      └────── score &lt; exit ───┘                         └── score ≥ enter ────┘     │
 *      └──────────────────────── resolved ◄──────────── clear for keepOpen ──────────┘
 * </pre>
 *
 * <p>Both durations are sums of media time that was looked at; stretches that are said twice count
 * once. A call makes at most one transition.
 */
final class IncidentLifeCycle {

  // Detectors speak twice a second. What is this little behind came out of turn and is ignored;
  // what
  // is further behind means that the timeline was set back, and ignoring that would make us blind.
  private static final long OUT_OF_TURN_US = 2_000_000;

  private final IncidentKey key;
  private final DefectRule rule;
  private final long minDuration;
  private final long keepOpen;
  private final Supplier<String> ids;
  private final MediaWallClock wallClock;
  private final InstantSource clock;
  private final Stretches unwatched = new Stretches();
  private final Visibility visibility = new Visibility();

  private @Nullable OngoingIncident ongoing;
  private long latest = Long.MIN_VALUE;
  private long previousEnd = Long.MIN_VALUE;

  IncidentLifeCycle(
      IncidentKey key,
      DefectRule rule,
      Supplier<String> ids,
      MediaWallClock wallClock,
      InstantSource clock) {
    this.key = key;
    this.rule = rule;
    this.minDuration = rule.minDuration().toNanos() / 1000;
    this.keepOpen = rule.keepOpen().toNanos() / 1000;
    this.ids = ids;
    this.wallClock = wallClock;
    this.clock = clock;
  }

  /** The incident under way, if any. */
  Optional<Incident> current() {
    return Optional.ofNullable(ongoing).map(incident -> incident.snapshot(visibility.reason()));
  }

  /** Stretches that nobody looked at before there was anything to observe. */
  void unwatchedBefore(Stretches before) {
    unwatched.addAll(before);
  }

  Optional<Transition> unwatched(long from, long to, UnwatchedReason reason) {
    unwatched.add(from, to);
    visibility.unwatched(from, to, reason, to > latest);
    OngoingIncident incident = ongoing;
    return incident == null || incident.state() == IncidentState.PENDING
        ? Optional.empty()
        : newsOf(incident);
  }

  Optional<Transition> observe(Observation observation) {
    if (outOfTurn(observation) || unwatched.covers(observation.from(), observation.to())) {
      return Optional.empty();
    }
    latest = observation.to();
    visibility.watched(latest);
    if (observation.score() >= rule.enter()) {
      return bad(observation);
    }
    OngoingIncident incident = ongoing;
    if (incident == null) {
      return Optional.empty();
    }
    return observation.score() < rule.exit()
        ? clear(incident, observation)
        : wavering(incident, observation);
  }

  /** Ends what is under way; {@code mediaTime} is where the looking stopped. */
  Optional<Transition> end(long mediaTime, EndReason reason) {
    OngoingIncident incident = ongoing;
    if (incident == null || incident.state() == IncidentState.PENDING) {
      ongoing = null;
      return Optional.empty();
    }
    if (incident.state() == IncidentState.OPEN && reason != EndReason.INPUT_ENDED) {
      incident.recover(Math.max(mediaTime, incident.mediaStart()));
    }
    return Optional.of(resolve(incident, reason));
  }

  /**
   * Goes on with an incident of a process that is gone, as if nobody had looked since. Whoever was
   * told of it is reminded.
   *
   * @param mediaNow where the present timeline begins
   */
  Transition adopt(Incident earlier, long mediaNow) {
    OngoingIncident incident = new OngoingIncident(earlier, mediaNow, wallClock, clock.instant());
    ongoing = incident;
    if (WatchDefects.needsWatching(key.defect())) {
      visibility.notYet();
    }
    return transition(TransitionKind.REMINDER, incident);
  }

  /** Says again how the incident of this id stands. */
  Optional<Transition> remind(String id) {
    return told(id).map(incident -> transition(TransitionKind.REMINDER, incident));
  }

  /** Notes that somebody knows of the incident of this id. */
  Optional<Transition> acknowledge(String id, Acknowledgement acknowledgement) {
    Optional<OngoingIncident> known = told(id);
    known.ifPresent(incident -> incident.acknowledge(acknowledgement));
    return known.map(incident -> transition(TransitionKind.ACKNOWLEDGED, incident));
  }

  private Optional<OngoingIncident> told(String id) {
    return Optional.ofNullable(ongoing)
        .filter(incident -> incident.id().equals(id))
        .filter(incident -> incident.state() != IncidentState.PENDING);
  }

  private boolean outOfTurn(Observation observation) {
    return observation.to() < latest && observation.to() > latest - OUT_OF_TURN_US;
  }

  private Optional<Transition> bad(Observation observation) {
    OngoingIncident incident = ongoing;
    if (incident == null || isAnotherSuspicion(incident, observation)) {
      incident = suspect(observation);
    }
    Severity before = incident.severity();
    incident.seenBad(observation, firstBad(observation));
    if (incident.state() == IncidentState.PENDING) {
      return incident.badTime(unwatched) >= minDuration
          ? Optional.of(open(incident))
          : Optional.empty();
    }
    incident.comeBack();
    return incident.severity() == before
        ? newsOf(incident)
        : Optional.of(transition(TransitionKind.ESCALATED, incident));
  }

  private Optional<Transition> clear(OngoingIncident incident, Observation observation) {
    if (incident.state() == IncidentState.PENDING) {
      ongoing = null;
      return Optional.empty();
    }
    if (incident.state() == IncidentState.OPEN) {
      incident.recover(endBefore(incident, observation));
    }
    incident.seenClear(observation);
    return incident.clearTime(unwatched) >= keepOpen
        ? Optional.of(resolve(incident, EndReason.RECOVERED))
        : newsOf(incident);
  }

  private Optional<Transition> wavering(OngoingIncident incident, Observation observation) {
    if (incident.state() == IncidentState.PENDING) {
      return Optional.empty();
    }
    if (incident.state() == IncidentState.OPEN) {
      incident.lasts(observation.to());
    }
    return newsOf(incident);
  }

  private OngoingIncident suspect(Observation observation) {
    OngoingIncident incident =
        new OngoingIncident(
            ids.get(), key, observation, firstBad(observation), wallClock, clock.instant());
    ongoing = incident;
    return incident;
  }

  /** Evidence further away than what would have confirmed it is no evidence of the same thing. */
  private boolean isAnotherSuspicion(OngoingIncident incident, Observation observation) {
    return incident.state() == IncidentState.PENDING
        && (observation.from() - incident.lastBadTo() > minDuration
            || observation.to() < incident.mediaStart());
  }

  /**
   * Where the defect starts: nobody can have seen it in unwatched time, nor before the last end.
   */
  private long firstBad(Observation observation) {
    long from =
        observation.from() < previousEnd && previousEnd < observation.to()
            ? previousEnd
            : observation.from();
    return Math.min(unwatched.firstOutside(from), observation.to());
  }

  /** Where the defect ended: at the first good moment, if that can be told apart from its start. */
  private static long endBefore(OngoingIncident incident, Observation clear) {
    return clear.from() > incident.mediaStart() ? clear.from() : incident.lastBadTo();
  }

  private Transition open(OngoingIncident incident) {
    visibility.startAfresh();
    incident.open(latest, clock.instant());
    return transition(TransitionKind.OPENED, incident);
  }

  private Transition resolve(OngoingIncident incident, EndReason reason) {
    incident.resolve(reason);
    ongoing = null;
    previousEnd = incident.mediaEnd().orElse(latest);
    return transition(TransitionKind.RESOLVED, incident);
  }

  /** An update when something lasting changed that was not told yet. */
  private Optional<Transition> newsOf(OngoingIncident incident) {
    return incident.hasNewReason() || visibility.hasNews()
        ? Optional.of(transition(TransitionKind.UPDATED, incident))
        : Optional.empty();
  }

  private Transition transition(TransitionKind kind, OngoingIncident incident) {
    incident.told();
    visibility.told();
    return new Transition(kind, incident.snapshot(visibility.reason()), clock.instant());
  }
}
