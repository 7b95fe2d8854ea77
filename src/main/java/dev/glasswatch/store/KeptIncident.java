package dev.glasswatch.store;

import dev.glasswatch.incident.Incident;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An incident as it was last kept.
 *
 * @param position its place: later openings have greater numbers
 * @param incident as it stood after its last transition
 * @param labels of its stream then
 * @param changedAt when that was
 * @param notifiedAt when its first alert arrived somewhere; empty while none has, and for those
 *     that only a message about a group told of
 */
public record KeptIncident(
    long position,
    Incident incident,
    Map<String, String> labels,
    Instant changedAt,
    Optional<Instant> notifiedAt) {}
