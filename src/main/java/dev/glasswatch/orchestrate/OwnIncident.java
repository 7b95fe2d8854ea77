package dev.glasswatch.orchestrate;

import dev.glasswatch.detect.Severity;
import dev.glasswatch.incident.Acknowledgement;
import dev.glasswatch.incident.EndReason;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.incident.IncidentKey;
import dev.glasswatch.incident.IncidentState;
import dev.glasswatch.incident.MediaWallClock.StartFrom;
import dev.glasswatch.incident.Transition;
import dev.glasswatch.incident.TransitionKind;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An incident that is about watching itself: a stream that is left alone, a defect that was not
 * found. It has no media time, as there is no media.
 */
final class OwnIncident {

  private Incident incident;

  /** Goes on with that of an earlier process. */
  OwnIncident(Incident earlier) {
    incident = earlier;
  }

  /** Begins at {@code now}. */
  OwnIncident(
      String id,
      IncidentKey key,
      Severity severity,
      String reason,
      Map<String, Object> details,
      Instant now) {
    incident =
        new Incident(
            id,
            key,
            IncidentState.OPEN,
            severity,
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
            details,
            Optional.empty());
  }

  /** As it stands. */
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
