package dev.glasswatch.detect;

import java.util.Map;

/**
 * What a detector saw on one track over a stretch of media time. Detectors also say when they
 * looked and found nothing (a score near 0): that is what closes incidents. Observations of one
 * defect and track come in order of {@code to}; a stretch may be said again, longer and with a
 * surer score, as evidence gathers. Detectors speak at a change and otherwise about twice a second,
 * not per frame.
 *
 * @param defect what was looked for
 * @param track {@code v:0}, {@code a:0}, or {@code stream} when it concerns no single track
 * @param from start of the stretch, microseconds of media time; for a defect, its first bad frame
 *     or sample, however long ago
 * @param to end of the stretch, exclusive
 * @param score 0 (surely not there) to 1 (surely there)
 * @param severity what an incident of it would be worth; ignored while the score is low
 * @param reason a short lower-case word that payload, log and metrics carry
 * @param details measured values for people and programs: numbers, strings and lists of them
 */
public record Observation(
    Defect defect,
    String track,
    long from,
    long to,
    double score,
    Severity severity,
    String reason,
    Map<String, Object> details) {

  /** Track name for what concerns the stream as a whole. */
  public static final String WHOLE_STREAM = "stream";

  /** Copies the details and rejects stretches that run backwards and scores outside 0 to 1. */
  public Observation {
    details = Map.copyOf(details);
    if (to < from) {
      throw new IllegalArgumentException("An observation cannot end before it starts");
    }
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("A score is 0 to 1, not " + score);
    }
  }

  /** Looked, and found nothing. */
  public static Observation clear(Defect defect, String track, long from, long to) {
    return new Observation(defect, track, from, to, 0, Severity.MINOR, "clear", Map.of());
  }
}
