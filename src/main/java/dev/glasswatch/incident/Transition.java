package dev.glasswatch.incident;

import java.time.Instant;

/**
 * One step in an incident's life, numbered by {@link Incident#sequence}.
 *
 * @param kind what happened
 * @param incident the incident right after it happened
 * @param at wall time at which it was decided
 */
public record Transition(TransitionKind kind, Incident incident, Instant at) {}
