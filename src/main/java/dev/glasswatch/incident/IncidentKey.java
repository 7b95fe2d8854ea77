package dev.glasswatch.incident;

import dev.glasswatch.detect.Defect;

/**
 * Which matter an incident is about; at most one incident of a key is under way at a time.
 *
 * @param stream id of the stream
 * @param defect what is wrong
 * @param track {@code v:0}, {@code a:0}, or {@code stream} when it concerns no single track
 */
public record IncidentKey(String stream, Defect defect, String track) {}
