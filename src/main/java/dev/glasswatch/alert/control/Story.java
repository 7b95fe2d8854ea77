package dev.glasswatch.alert.control;

import dev.glasswatch.alert.AlertContext;
import dev.glasswatch.alert.AlertEvent;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.incident.Transition;
import dev.glasswatch.incident.TransitionKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An incident under way, and what was said about it to whom.
 *
 * @param traits what it is recognised by
 * @param sender who speaks
 * @param start wall time of its start
 * @param end wall time of its end
 * @param events its alerts that may still have to be sent, in order: the first, if it was opened
 *     before our eyes, the latest, and while it settles those between
 * @param kind what happened last
 * @param implied what says the same and more, in words; empty when nothing does
 * @param acknowledged whether somebody knows
 * @param settledAt not to be told before
 * @param remindAt when people are told again; empty while nobody was told or somebody acknowledged
 * @param legs who is told
 */
record Story(
    Traits traits,
    Sender sender,
    Instant start,
    Optional<Instant> end,
    List<AlertEvent> events,
    TransitionKind kind,
    Optional<String> implied,
    boolean acknowledged,
    Instant settledAt,
    Optional<Instant> remindAt,
    List<Leg> legs) {

  // Nothing implies these, so that they need not wait.
  private static final Set<String> NEVER_IMPLIED =
      Set.of(
          "no_signal",
          "source_refused",
          "unwatched",
          "detector_failed",
          "stream_quarantined",
          "canary_failed");

  /** Copies the lists. */
  Story {
    events = List.copyOf(events);
    legs = List.copyOf(legs);
  }

  /** A story that begins with this transition, which is not the first if we missed that. */
  static Story begin(Transition first, AlertContext context, AlertEvent event, Duration settle) {
    Incident incident = first.incident();
    boolean waits =
        first.kind() == TransitionKind.OPENED
            && !NEVER_IMPLIED.contains(incident.key().defect().name());
    return new Story(
        Traits.of(incident, context.labels()),
        Sender.of(context),
        incident.start(),
        incident.end(),
        List.of(event),
        first.kind(),
        implied(incident),
        isAcknowledged(first),
        waits ? first.at().plus(settle) : first.at(),
        Optional.empty(),
        List.of());
  }

  /** The story after another transition. */
  Story moved(Transition next, AlertContext context, AlertEvent event) {
    Incident incident = next.incident();
    List<AlertEvent> more = new ArrayList<>(events);
    more.add(event);
    boolean known = acknowledged || isAcknowledged(next);
    return new Story(
        Traits.of(incident, context.labels()),
        Sender.of(context),
        incident.start(),
        incident.end(),
        more,
        next.kind(),
        implied(incident),
        known,
        settledAt,
        known ? Optional.empty() : remindAt,
        legs);
  }

  private static Optional<String> implied(Incident incident) {
    return incident
        .implied()
        .map(by -> "implied by %s %s".formatted(by.defect().name(), by.incidentId()));
  }

  private static boolean isAcknowledged(Transition transition) {
    return transition.kind() == TransitionKind.ACKNOWLEDGED
        || transition.incident().acknowledged().isPresent();
  }

  String incident() {
    return latest().subject();
  }

  AlertEvent latest() {
    return events.getLast();
  }

  boolean over() {
    return kind == TransitionKind.RESOLVED;
  }

  boolean settling(Instant now) {
    return now.isBefore(settledAt);
  }

  /** Whether one of those to be told does not know the latest. */
  boolean behind(Leg leg) {
    return leg.sent() < latest().sequence();
  }

  /**
   * What to send to somebody now. Of what was held back they learn the beginning, unless they know
   * it, and how things stand: nobody wants a day's updates at once.
   */
  List<AlertEvent> news(Leg leg) {
    return events.stream()
        .filter(event -> event.sequence() > leg.sent())
        .filter(
            event ->
                event.sequence() > leg.held()
                    || event.equals(latest())
                    || (!leg.told() && event.equals(events.getFirst())))
        .toList();
  }

  Story with(List<Leg> next) {
    return new Story(
        traits, sender, start, end, events, kind, implied, acknowledged, settledAt, remindAt, next);
  }

  Story remindingAt(Optional<Instant> when) {
    return new Story(
        traits, sender, start, end, events, kind, implied, acknowledged, settledAt, when, legs);
  }

  /** Forgets what lies between the first alert and the latest. */
  Story trimmed() {
    List<AlertEvent> ends =
        events.size() <= 2 ? events : List.of(events.getFirst(), events.getLast());
    return new Story(
        traits, sender, start, end, ends, kind, implied, acknowledged, settledAt, remindAt, legs);
  }
}
