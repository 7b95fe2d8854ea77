package dev.glasswatch.incident;

import java.time.Instant;

/**
 * That somebody knows of an incident.
 *
 * @param by who, in their own words
 * @param note what they have to say about it; may be empty
 * @param at wall time
 */
public record Acknowledgement(String by, String note, Instant at) {}
