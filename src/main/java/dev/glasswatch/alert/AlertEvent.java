package dev.glasswatch.alert;

import dev.glasswatch.detect.Severity;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * An alert as it is kept and sent: the finished message, and beside it what delivery needs to know
 * about it. Never changes once made, so that every retry sends the same bytes under the same id.
 *
 * @param id unique for one transition of one incident, or of one group
 * @param type the CloudEvents type, such as {@code dev.glasswatch.incident.opened}
 * @param subject id of the incident or group; alerts of one subject are delivered in order
 * @param sequence number of the transition within its subject
 * @param severity of the subject after the transition
 * @param attributes what receivers filter by and log lines show: see {@link AlertAttributes}
 * @param time when the transition was decided
 * @param body CloudEvents 1.0 JSON
 */
public record AlertEvent(
    String id,
    String type,
    String subject,
    long sequence,
    Severity severity,
    Map<String, String> attributes,
    Instant time,
    String body) {

  /** Copies the attributes, in order of their names. */
  public AlertEvent {
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
  }

  /** One attribute; empty text when it has none of that name. */
  public String attribute(String name) {
    return attributes.getOrDefault(name, "");
  }
}
