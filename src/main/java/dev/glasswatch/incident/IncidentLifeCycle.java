package dev.glasswatch.incident;

import dev.glasswatch.detect.DefectRule;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.media.UnwatchedReason;
import java.time.InstantSource;
import java.util.Collection;
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
 * once. Where the rule tolerates gaps, what is pending stays so over clear stretches as long as
 * anything bad lies {@code within} its last stretch of that length, and starts with the first of
 * it. Keep-open grows while it flaps ({@link Flapping}). A call makes at most one transition.
 */
final class IncidentLifeCycle {

  private final IncidentKey key;
  private final DefectRule rule;
  private final long minDuration;
  private final long within;
  private final Flapping flapping;
  private final Supplier<Collection<Matter>> others;
  private final Supplier<String> ids;
  private final MediaWallClock wallClock;
  private final InstantSource clock;
  private final LookedAt lookedAt = new LookedAt();
  private final Visibility visibility = new Visibility();

  private @Nullable OngoingIncident ongoing;

  IncidentLifeCycle(
      IncidentKey key,
      DefectRule rule,
      Supplier<String> ids,
      MediaWallClock wallClock,
      InstantSource clock,
      Telling telling,
      Supplier<Collection<Matter>> others) {
    this.key = key;
    this.rule = rule;
    this.minDuration = rule.minDuration().toNanos() / 1000;
    this.within = rule.within().toNanos() / 1000;
    this.flapping = new Flapping(rule.keepOpen().toNanos() / 1000, telling != Telling.AFTERWARDS);
    this.others = others;
    this.ids = ids;
    this.wallClock = wallClock;
    this.clock = clock;
  }

  /** The incident under way, if any. */
  Optional<Incident> current() {
    return Optional.ofNullable(ongoing).map(incident -> incident.snapshot(visibility.reason()));
  }

  /** How the others of its stream see what is under way and was told. */
  Optional<Matter> matter() {
    return Optional.ofNullable(ongoing)
        .filter(incident -> incident.state() != IncidentState.PENDING)
        .map(OngoingIncident::matter);
  }

  /** Heeds that there may be other incidents than before. */
  Optional<Transition> reconsider() {
    OngoingIncident incident = ongoing;
    if (incident == null || incident.state() != IncidentState.OPEN) {
      return Optional.empty();
    }
    Collection<Matter> present = others.get();
    if (incident.matter().isWorseWith(present)) {
      incident.raise(Severity.CRITICAL);
      return Optional.of(transition(TransitionKind.ESCALATED, incident));
    }
    return incident.implied(incident.matter().impliedBy(present))
        ? Optional.of(transition(TransitionKind.UPDATED, incident))
        : Optional.empty();
  }

  /** Stretches that nobody looked at before there was anything to observe. */
  void unwatchedBefore(Stretches before) {
    lookedAt.unwatched().addAll(before);
  }

  Optional<Transition> unwatched(long from, long to, UnwatchedReason reason) {
    lookedAt.unwatched().add(from, to);
    visibility.unwatched(from, to, reason, to > lookedAt.latest());
    OngoingIncident incident = ongoing;
    return incident == null || incident.state() == IncidentState.PENDING
        ? Optional.empty()
        : newsOf(incident);
  }

  Optional<Transition> observe(Observation observation) {
    if (!lookedAt.takes(observation)) {
      return Optional.empty();
    }
    visibility.watched(observation.to());
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
    flapping.goOn(incident.flaps(), mediaNow);
    if (flapping.isPresent()) {
      incident.flaps(flapping.times(), flapping.keepOpen());
    }
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

  private Optional<Transition> bad(Observation observation) {
    OngoingIncident incident = ongoing;
    if (incident == null || isAnotherSuspicion(incident, observation)) {
      incident = suspect(observation);
    }
    Severity before = incident.severity();
    incident.seenBad(observation, lookedAt.firstBad(observation));
    if (incident.state() == IncidentState.PENDING) {
      forgetOld(incident);
      return incident.badTime(lookedAt.unwatched()) >= minDuration
          ? Optional.of(open(incident))
          : Optional.empty();
    }
    comeBack(incident, observation);
    return incident.severity() == before
        ? newsOf(incident)
        : Optional.of(transition(TransitionKind.ESCALATED, incident));
  }

  private void comeBack(OngoingIncident incident, Observation observation) {
    if (incident.state() == IncidentState.RECOVERING) {
      incident.comeBack();
      cameUp(incident, observation.to());
    }
  }

  private void cameUp(OngoingIncident incident, long mediaTime) {
    flapping.cameUp(mediaTime);
    if (flapping.isPresent()) {
      incident.flaps(flapping.times(), flapping.keepOpen());
    }
  }

  private boolean forgetOld(OngoingIncident incident) {
    return rule.toleratesGaps() && incident.forgetBefore(oldest(lookedAt.latest()));
  }

  /** Where evidence must lie, that counts at a moment. */
  private long oldest(long mediaTime) {
    return rule.toleratesGaps()
        ? lookedAt.unwatched().backOutside(mediaTime, within)
        : mediaTime - within;
  }

  private Optional<Transition> clear(OngoingIncident incident, Observation observation) {
    if (incident.state() == IncidentState.PENDING) {
      ongoing = forgetOld(incident) ? incident : null;
      return Optional.empty();
    }
    if (incident.state() == IncidentState.OPEN) {
      incident.recover(endBefore(incident, observation));
    }
    incident.seenClear(observation);
    return incident.clearTime(lookedAt.unwatched()) >= flapping.keepOpen()
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
            ids.get(),
            key,
            observation,
            lookedAt.firstBad(observation),
            wallClock,
            clock.instant());
    ongoing = incident;
    return incident;
  }

  /** Evidence further away than what would have confirmed it is no evidence of the same thing. */
  private boolean isAnotherSuspicion(OngoingIncident incident, Observation observation) {
    return incident.state() == IncidentState.PENDING
        && (incident.lastBadTo() < oldest(observation.from())
            || observation.to() < incident.mediaStart());
  }

  /** Where the defect ended: at the first good moment, if that can be told apart from its start. */
  private static long endBefore(OngoingIncident incident, Observation clear) {
    return clear.from() > incident.mediaStart() ? clear.from() : incident.lastBadTo();
  }

  private Transition open(OngoingIncident incident) {
    visibility.startAfresh();
    incident.open(lookedAt.latest(), clock.instant());
    cameUp(incident, lookedAt.latest());
    Collection<Matter> present = others.get();
    if (incident.matter().isWorseWith(present)) {
      incident.raise(Severity.CRITICAL);
    }
    incident.implied(incident.matter().impliedBy(present));
    return transition(TransitionKind.OPENED, incident);
  }

  private Transition resolve(OngoingIncident incident, EndReason reason) {
    incident.resolve(reason);
    ongoing = null;
    Transition resolved = transition(TransitionKind.RESOLVED, incident);
    lookedAt.incidentEnded(resolved.incident());
    return resolved;
  }

  /** An update when something lasting changed that was not told yet. */
  private Optional<Transition> newsOf(OngoingIncident incident) {
    return incident.hasNews() || visibility.hasNews()
        ? Optional.of(transition(TransitionKind.UPDATED, incident))
        : Optional.empty();
  }

  private Transition transition(TransitionKind kind, OngoingIncident incident) {
    incident.told();
    visibility.told();
    return new Transition(kind, incident.snapshot(visibility.reason()), clock.instant());
  }
}
