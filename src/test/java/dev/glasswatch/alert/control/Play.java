package dev.glasswatch.alert.control;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.incident.EndReason;
import dev.glasswatch.incident.Implied;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.incident.IncidentKey;
import dev.glasswatch.incident.IncidentState;
import dev.glasswatch.incident.MediaWallClock.StartFrom;
import dev.glasswatch.incident.Transition;
import dev.glasswatch.incident.TransitionKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Incidents whose transitions a test calls for, numbered as they should be. */
final class Play {

  private final Map<String, Incident> incidents = new LinkedHashMap<>();

  boolean isOpen(String id) {
    return incidents.containsKey(id);
  }

  Transition open(String id, String stream, String defect, Severity severity, Instant now) {
    return told(
        TransitionKind.OPENED,
        incident(id, new IncidentKey(stream, new Defect(defect), "v:0"), severity, 1, now),
        now);
  }

  /** An incident that another implies from its first moment. */
  Transition openImplied(String id, String stream, String defect, String by, Instant now) {
    Incident plain =
        incident(id, new IncidentKey(stream, new Defect(defect), "v:0"), Severity.MAJOR, 1, now);
    return told(TransitionKind.OPENED, with(plain, 1, plain.severity(), implied(by)), now);
  }

  Transition update(String id, Instant now) {
    return move(TransitionKind.UPDATED, id, now);
  }

  Transition remind(String id, Instant now) {
    return move(TransitionKind.REMINDER, id, now);
  }

  Transition acknowledge(String id, Instant now) {
    return move(TransitionKind.ACKNOWLEDGED, id, now);
  }

  Transition escalate(String id, Instant now) {
    Incident old = incident(id);
    return told(
        TransitionKind.ESCALATED,
        with(old, old.sequence() + 1, Severity.CRITICAL, old.implied()),
        now);
  }

  Transition imply(String id, String by, Instant now) {
    Incident old = incident(id);
    return told(
        TransitionKind.UPDATED, with(old, old.sequence() + 1, old.severity(), implied(by)), now);
  }

  Transition noLongerImplied(String id, Instant now) {
    Incident old = incident(id);
    return told(
        TransitionKind.UPDATED,
        with(old, old.sequence() + 1, old.severity(), Optional.empty()),
        now);
  }

  Transition resolve(String id, Instant now) {
    Incident old = incident(id);
    incidents.remove(id);
    Incident over =
        new Incident(
            id,
            old.key(),
            IncidentState.RESOLVED,
            old.severity(),
            1,
            "picture_repeats",
            old.sequence() + 1,
            0,
            OptionalLong.of(1_000_000),
            old.start(),
            StartFrom.ARRIVAL,
            Optional.of(now),
            0,
            old.detectedAt(),
            Optional.empty(),
            Map.of(),
            Optional.of(EndReason.RECOVERED));
    return new Transition(TransitionKind.RESOLVED, over, now);
  }

  private Incident incident(String id) {
    return Optional.ofNullable(incidents.get(id)).orElseThrow();
  }

  private Transition move(TransitionKind kind, String id, Instant now) {
    Incident old = incident(id);
    return told(kind, with(old, old.sequence() + 1, old.severity(), old.implied()), now);
  }

  private Transition told(TransitionKind kind, Incident incident, Instant now) {
    incidents.put(incident.id(), incident);
    return new Transition(kind, incident, now);
  }

  private static Optional<Implied> implied(String by) {
    return Optional.of(new Implied(by, new Defect("black")));
  }

  private static Incident incident(
      String id, IncidentKey key, Severity severity, long sequence, Instant now) {
    return new Incident(
        id,
        key,
        IncidentState.OPEN,
        severity,
        1,
        "picture_repeats",
        sequence,
        0,
        OptionalLong.empty(),
        now,
        StartFrom.ARRIVAL,
        Optional.empty(),
        0,
        now,
        Optional.empty(),
        Map.of(),
        Optional.empty());
  }

  private static Incident with(
      Incident old, long sequence, Severity severity, Optional<Implied> implied) {
    return new Incident(
        old.id(),
        old.key(),
        old.state(),
        severity,
        old.score(),
        old.reason(),
        sequence,
        old.mediaStart(),
        old.mediaEnd(),
        old.start(),
        old.startFrom(),
        old.end(),
        old.mediaDetected(),
        old.detectedAt(),
        old.unwatched(),
        old.details(),
        old.endReason(),
        implied,
        old.acknowledged());
  }
}
