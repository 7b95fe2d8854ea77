package dev.glasswatch.orchestrate;

import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.incident.Acknowledgement;
import dev.glasswatch.incident.EndReason;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.incident.IncidentKey;
import dev.glasswatch.incident.IncidentState;
import dev.glasswatch.incident.MediaWallClock.StartFrom;
import dev.glasswatch.incident.Transition;
import dev.glasswatch.incident.TransitionKind;
import dev.glasswatch.incident.WatchDefects;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The incident of a stream that nobody watches any more because watching it failed too often. It is
 * critical, as a blind monitor can promise nothing, and has no media time: there is no media.
 */
final class Quarantine {

  /** Watching it failed. */
  static final String WATCH_FAILED = "watch_failed";

  /** It brought the process down. */
  static final String NATIVE_CRASH = "native_crash";

  private Incident incident;

  /** Goes on with that of an earlier process. */
  Quarantine(Incident earlier) {
    incident = earlier;
  }

  /**
   * Begins at {@code now}.
   *
   * @param times how often it did what the reason says
   */
  Quarantine(String id, String stream, String reason, int times, Instant now) {
    IncidentKey key =
        new IncidentKey(stream, WatchDefects.STREAM_QUARANTINED, Observation.WHOLE_STREAM);
    incident =
        new Incident(
            id,
            key,
            IncidentState.OPEN,
            Severity.CRITICAL,
            1,
            reason,
            1,
            0,
            OptionalLong.empty(),
            now,
            StartFrom.ARRIVAL,
            Optional.empty(),
            0,
            now,
            Optional.empty(),
            Map.of("failures", times),
            Optional.empty());
  }

  /** Its incident as it stands. */
  Incident incident() {
    return incident;
  }

  Transition opened() {
    return new Transition(TransitionKind.OPENED, incident, incident.detectedAt());
  }

  Transition reminded(Instant now) {
    return next(TransitionKind.REMINDER, incident.reminded(), now);
  }

  Transition acknowledged(Acknowledgement acknowledgement) {
    return next(
        TransitionKind.ACKNOWLEDGED, incident.acknowledged(acknowledgement), acknowledgement.at());
  }

  Transition resolved(EndReason why, Instant now) {
    return next(TransitionKind.RESOLVED, incident.ended(why, now), now);
  }

  private Transition next(TransitionKind kind, Incident becomes, Instant now) {
    incident = becomes;
    return new Transition(kind, becomes, now);
  }
}
