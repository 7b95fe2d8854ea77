package dev.glasswatch.incident;

import dev.glasswatch.detect.Observation;

/**
 * What of the media was looked at for one key, and how far: which observations count, and from
 * where on. Microseconds of media time.
 */
final class LookedAt {

  // Detectors speak twice a second. What is this little behind came out of turn and is ignored;
  // what is further behind means that the timeline was set back, and ignoring that would make us
  // blind.
  private static final long OUT_OF_TURN_US = 2_000_000;

  private final Stretches unwatched = new Stretches();
  private long latest = Long.MIN_VALUE;
  private long previousEnd = Long.MIN_VALUE;

  /** Stretches that nobody looked at. */
  Stretches unwatched() {
    return unwatched;
  }

  /** Where the latest observation that counted ends. */
  long latest() {
    return latest;
  }

  /** Takes an observation; false when it does not count. */
  boolean takes(Observation observation) {
    boolean counts =
        !outOfTurn(observation) && !unwatched.covers(observation.from(), observation.to());
    if (counts) {
      latest = observation.to();
    }
    return counts;
  }

  private boolean outOfTurn(Observation observation) {
    return observation.to() < latest && observation.to() > latest - OUT_OF_TURN_US;
  }

  /** An incident is over; what comes next does not reach into it. */
  void incidentEnded(Incident incident) {
    previousEnd = incident.mediaEnd().orElse(latest);
  }

  /**
   * Where the defect starts: nobody can have seen it in unwatched time, nor before the last end.
   */
  long firstBad(Observation observation) {
    long from =
        observation.from() < previousEnd && previousEnd < observation.to()
            ? previousEnd
            : observation.from();
    return Math.min(unwatched.firstOutside(from), observation.to());
  }
}
