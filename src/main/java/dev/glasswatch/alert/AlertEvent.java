package dev.glasswatch.alert;

import dev.glasswatch.detect.Severity;
import dev.glasswatch.incident.IncidentKey;
import dev.glasswatch.incident.TransitionKind;
import java.time.Instant;

/**
 * An alert as it is kept and sent: the finished message, and beside it what delivery needs to know
 * about it. Never changes once made, so that every retry sends the same bytes under the same id.
 *
 * @param id unique for one transition of one incident
 * @param kind what happened
 * @param environment name of the installation
 * @param key stream, defect and track
 * @param incidentId alerts of one incident are delivered in order
 * @param sequence number of the transition within its incident
 * @param severity of the incident after the transition
 * @param reason of the incident after the transition
 * @param time when the transition was decided
 * @param body CloudEvents 1.0 JSON
 */
public record AlertEvent(
    String id,
    TransitionKind kind,
    String environment,
    IncidentKey key,
    String incidentId,
    long sequence,
    Severity severity,
    String reason,
    Instant time,
    String body) {

  /** The event type as receivers filter by it. */
  public String type() {
    return "dev.glasswatch.incident." + kind.label();
  }
}
