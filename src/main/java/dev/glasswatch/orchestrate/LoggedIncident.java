package dev.glasswatch.orchestrate;

import dev.glasswatch.incident.Incident;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An incident in the log.
 *
 * @param number its place: later openings have greater numbers
 * @param incident as it last stood
 * @param labels of its stream when it last changed
 * @param changedAt when that was
 * @param notifiedAt when its first alert arrived somewhere; empty while that isn't known
 */
public record LoggedIncident(
    long number,
    Incident incident,
    Map<String, String> labels,
    Instant changedAt,
    Optional<Instant> notifiedAt) {

  /** Copies the labels. */
  public LoggedIncident {
    labels = Map.copyOf(labels);
  }
}
