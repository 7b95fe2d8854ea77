package dev.glasswatch.alert;

import dev.glasswatch.incident.Incident;
import dev.glasswatch.incident.Transition;
import java.util.Map;

/** Names of an alert's attributes: the words that receivers filter by. */
public final class AlertAttributes {

  /** Name of the installation. */
  public static final String ENVIRONMENT = "environment";

  /** Id of the stream. */
  public static final String STREAM = "stream";

  /** Track of the stream. */
  public static final String TRACK = "track";

  /** What is wrong. */
  public static final String DEFECT = "defect";

  /** The detector's word for it. */
  public static final String REASON = "reason";

  /** What happened to the incident or group. */
  public static final String TRANSITION = "transition";

  /** A sentence for people, of alerts that are not about one incident. */
  public static final String SUMMARY = "summary";

  private AlertAttributes() {}

  /** The attributes of an alert about one transition of one incident. */
  static Map<String, String> of(Transition transition, AlertContext context) {
    Incident incident = transition.incident();
    return Map.of(
        ENVIRONMENT, context.environment(),
        STREAM, incident.key().stream(),
        TRACK, incident.key().track(),
        DEFECT, incident.key().defect().name(),
        REASON, incident.reason(),
        TRANSITION, transition.kind().label());
  }
}
