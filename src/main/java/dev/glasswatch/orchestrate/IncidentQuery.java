package dev.glasswatch.orchestrate;

import dev.glasswatch.incident.Incident;
import dev.glasswatch.incident.IncidentState;
import java.time.Instant;
import java.util.Optional;

/**
 * Which incidents to list; whatever is empty does not matter.
 *
 * @param stream id of the stream
 * @param defect name of the defect
 * @param state where it is in its life
 * @param from incidents that were going on at this moment or later
 * @param to incidents that had begun before this moment
 */
public record IncidentQuery(
    Optional<String> stream,
    Optional<String> defect,
    Optional<IncidentState> state,
    Optional<Instant> from,
    Optional<Instant> to) {

  /** All of them. */
  public static final IncidentQuery ALL =
      new IncidentQuery(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Whether this incident is one of those asked for. */
  public boolean matches(LoggedIncident logged) {
    Incident incident = logged.incident();
    return stream.map(incident.key().stream()::equals).orElse(true)
        && defect.map(incident.key().defect().name()::equals).orElse(true)
        && state.map(incident.state()::equals).orElse(true)
        && from.map(since -> lastedUntil(logged).isAfter(since)).orElse(true)
        && to.map(incident.start()::isBefore).orElse(true);
  }

  private static Instant lastedUntil(LoggedIncident logged) {
    Incident incident = logged.incident();
    return incident.state() == IncidentState.RESOLVED
        ? incident.end().orElse(logged.changedAt())
        : Instant.MAX;
  }
}
