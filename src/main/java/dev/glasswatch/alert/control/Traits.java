package dev.glasswatch.alert.control;

import dev.glasswatch.detect.Severity;
import dev.glasswatch.incident.Incident;
import java.util.Map;

/**
 * What an incident is recognised by: the fields that matchers test and groups are made by.
 *
 * @param stream id of the stream
 * @param track of the stream
 * @param defect what is wrong
 * @param severity the highest so far
 * @param reason the detector's word for it
 * @param labels of the stream
 */
public record Traits(
    String stream,
    String track,
    String defect,
    Severity severity,
    String reason,
    Map<String, String> labels) {

  private static final String LABELS = "labels.";

  /** Copies the labels. */
  public Traits {
    labels = Map.copyOf(labels);
  }

  static Traits of(Incident incident, Map<String, String> labels) {
    return new Traits(
        incident.key().stream(),
        incident.key().track(),
        incident.key().defect().name(),
        incident.severity(),
        incident.reason(),
        labels);
  }

  /** Whether there can be a field of this name. */
  static boolean isField(String name) {
    return switch (name) {
      case "stream", "track", "defect", "severity", "reason" -> true;
      default -> name.startsWith(LABELS) && name.length() > LABELS.length();
    };
  }

  /** The value of a field; empty text for a label that the stream does not have. */
  String field(String name) {
    return switch (name) {
      case "stream" -> stream;
      case "track" -> track;
      case "defect" -> defect;
      case "severity" -> severity.label();
      case "reason" -> reason;
      default -> labels.getOrDefault(name.substring(LABELS.length()), "");
    };
  }
}
