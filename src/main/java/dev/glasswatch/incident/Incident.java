package dev.glasswatch.incident;

import dev.glasswatch.detect.Severity;
import dev.glasswatch.incident.MediaWallClock.StartFrom;
import dev.glasswatch.media.UnwatchedReason;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A defect's life on one track of one stream, as it stands at one moment; immutable.
 *
 * @param id new for each opening
 * @param key stream, defect and track
 * @param state where it is in its life
 * @param severity the highest it has had
 * @param score the surest it has been, 0 to 1
 * @param reason the detector's word for what it saw last
 * @param sequence number of the last transition, from 1 without gaps; 0 while pending
 * @param mediaStart first bad frame or sample, microseconds of media time
 * @param mediaEnd first good one after it, microseconds; empty while it lasts, and for good when it
 *     lasted to the end of the input
 * @param start wall time of {@code mediaStart}
 * @param startFrom where the wall times come from
 * @param end wall time of {@code mediaEnd}; of an incident without media or whose media nobody
 *     watched to its end, when it was closed
 * @param mediaDetected how far the media had been looked at when there was enough evidence to open
 *     it, microseconds; while pending, when it was first suspected
 * @param detectedAt when there was enough evidence to open it; while pending, when it was first
 *     suspected
 * @param unwatched why the track is not being looked at right now; empty while it is
 * @param details the detector's measured values, in order of their names
 * @param endReason why it was closed; empty until resolved
 * @param implied the incident that says the same and more, while there is one
 * @param acknowledged who said last that they know; empty while nobody has
 */
public record Incident(
    String id,
    IncidentKey key,
    IncidentState state,
    Severity severity,
    double score,
    String reason,
    long sequence,
    long mediaStart,
    OptionalLong mediaEnd,
    Instant start,
    StartFrom startFrom,
    Optional<Instant> end,
    long mediaDetected,
    Instant detectedAt,
    Optional<UnwatchedReason> unwatched,
    Map<String, Object> details,
    Optional<EndReason> endReason,
    Optional<Implied> implied,
    Optional<Acknowledgement> acknowledged) {

  /** An incident that stands for itself and that nobody has acknowledged. */
  public Incident(
      String id,
      IncidentKey key,
      IncidentState state,
      Severity severity,
      double score,
      String reason,
      long sequence,
      long mediaStart,
      OptionalLong mediaEnd,
      Instant start,
      StartFrom startFrom,
      Optional<Instant> end,
      long mediaDetected,
      Instant detectedAt,
      Optional<UnwatchedReason> unwatched,
      Map<String, Object> details,
      Optional<EndReason> endReason) {
    this(
        id,
        key,
        state,
        severity,
        score,
        reason,
        sequence,
        mediaStart,
        mediaEnd,
        start,
        startFrom,
        end,
        mediaDetected,
        detectedAt,
        unwatched,
        details,
        endReason,
        Optional.empty(),
        Optional.empty());
  }

  /** Copies the details in order of their names, so that they always print the same. */
  public Incident {
    details = Collections.unmodifiableMap(new TreeMap<>(details));
    if (mediaEnd.isPresent() && mediaEnd.getAsLong() < mediaStart) {
      throw new IllegalArgumentException("An incident cannot end before it starts");
    }
    if (endReason.isPresent() != (state == IncidentState.RESOLVED)) {
      throw new IllegalArgumentException("An incident has a reason for its end once resolved");
    }
  }

  /** Whether its track is being looked at right now. */
  public boolean watched() {
    return unwatched.isEmpty();
  }

  /** What it becomes with its next transition, when it is closed from outside the media. */
  public Incident ended(EndReason why, Instant at) {
    return copy(
        IncidentState.RESOLVED,
        severity,
        sequence + 1,
        end.or(() -> Optional.of(at)),
        Optional.of(why),
        implied,
        acknowledged);
  }

  /** The same, closed for another reason. */
  public Incident withEndReason(EndReason why) {
    return copy(state, severity, sequence, end, Optional.of(why), implied, acknowledged);
  }

  /** What it becomes with its next transition, which reminds of it. */
  public Incident reminded() {
    return copy(state, severity, sequence + 1, end, endReason, implied, acknowledged);
  }

  /** What it becomes with its next transition, now that somebody knows of it. */
  public Incident acknowledged(Acknowledgement acknowledgement) {
    return copy(
        state, severity, sequence + 1, end, endReason, implied, Optional.of(acknowledgement));
  }

  /** The same, seen together with the others of its stream once all is over. */
  Incident settled(Severity together, Optional<Implied> by) {
    return copy(state, together, sequence, end, endReason, by, acknowledged);
  }

  private Incident copy(
      IncidentState state,
      Severity severity,
      long sequence,
      Optional<Instant> end,
      Optional<EndReason> endReason,
      Optional<Implied> implied,
      Optional<Acknowledgement> acknowledged) {
    return new Incident(
        id,
        key,
        state,
        severity,
        score,
        reason,
        sequence,
        mediaStart,
        mediaEnd,
        start,
        startFrom,
        end,
        mediaDetected,
        detectedAt,
        unwatched,
        details,
        endReason,
        implied,
        acknowledged);
  }
}
