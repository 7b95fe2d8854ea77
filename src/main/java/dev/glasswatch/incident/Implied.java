package dev.glasswatch.incident;

import dev.glasswatch.detect.Defect;

/**
 * That another incident of the stream says the same and more, so that nobody need be told of this
 * one.
 *
 * @param incidentId the incident that implies it
 * @param defect that incident's defect: the reason
 */
public record Implied(String incidentId, Defect defect) {}
