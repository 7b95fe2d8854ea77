package dev.glasswatch.store;

/**
 * A transition as it is kept.
 *
 * @param incident id of the incident
 * @param sequence its number within the incident
 * @param kind what happened, as {@link dev.glasswatch.incident.TransitionKind#label} prints it
 */
public record KeptTransition(String incident, long sequence, String kind) {}
