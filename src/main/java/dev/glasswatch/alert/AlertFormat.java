package dev.glasswatch.alert;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.glasswatch.incident.Acknowledgement;
import dev.glasswatch.incident.Implied;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.incident.Transition;
import dev.glasswatch.incident.TransitionKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a transition as CloudEvents 1.0 JSON. Times are RFC 3339 in UTC to the millisecond, media
 * times seconds to the millisecond. The same transition and context always give the same bytes and
 * the same id.
 */
public final class AlertFormat {

  private AlertFormat() {}

  /** The alert about one transition. */
  public static AlertEvent event(Transition transition, AlertContext context) {
    Incident incident = transition.incident();
    // Derived, not drawn: should the same transition be written again, receivers see one event.
    String id = incident.id() + ":" + incident.sequence();
    return new AlertEvent(
        id,
        type(transition.kind()),
        incident.id(),
        incident.sequence(),
        incident.severity(),
        AlertAttributes.of(transition, context),
        transition.at(),
        body(id, transition, context));
  }

  /** The event type as receivers filter by it. */
  private static String type(TransitionKind kind) {
    return "dev.glasswatch.incident." + kind.label();
  }

  private static String body(String id, Transition transition, AlertContext context) {
    String stream = transition.incident().key().stream();
    return CloudEvent.json(
        id,
        "glasswatch/%s/%s".formatted(context.environment(), stream),
        type(transition.kind()),
        transition.at(),
        json -> writeIncident(json, transition, context));
  }

  private static void writeIncident(JsonGenerator json, Transition transition, AlertContext context)
      throws IOException {
    Incident incident = transition.incident();
    json.writeStringField("incidentId", incident.id());
    json.writeNumberField("sequence", incident.sequence());
    json.writeStringField("transition", transition.kind().label());
    json.writeStringField("stream", incident.key().stream());
    json.writePOJOField("labels", context.labels());
    json.writeStringField("track", incident.key().track());
    json.writeStringField("defect", incident.key().defect().name());
    json.writeStringField("severity", incident.severity().label());
    json.writeStringField("reason", incident.reason());
    json.writeNumberField("score", Math.round(incident.score() * 1000) / 1000.0);
    json.writeBooleanField("watched", incident.watched());
    writeTimes(json, incident);
    json.writeNumberField("epoch", context.epoch());
    json.writePOJOField("details", details(incident));
    json.writePOJOField("links", links(incident, context));
  }

  private static void writeTimes(JsonGenerator json, Incident incident) throws IOException {
    json.writeStringField("start", CloudEvent.time(incident.start()));
    json.writeStringField("startFrom", incident.startFrom().label());
    json.writeStringField("end", incident.end().map(CloudEvent::time).orElse(null));
    json.writeNumberField("mediaStart", seconds(incident.mediaStart()));
    if (incident.mediaEnd().isPresent()) {
      json.writeNumberField("mediaEnd", seconds(incident.mediaEnd().getAsLong()));
    } else {
      json.writeNullField("mediaEnd");
    }
    json.writeStringField("detectedAt", CloudEvent.time(incident.detectedAt()));
  }

  /** The detector's values, with the reasons that the message has no fields of its own for. */
  private static Map<String, Object> details(Incident incident) {
    Map<String, Object> all = new TreeMap<>();
    incident.details().forEach((name, value) -> all.put(name, plain(value)));
    incident.unwatched().ifPresent(reason -> all.put("unwatchedReason", reason.label()));
    incident.endReason().ifPresent(reason -> all.put("endReason", reason.label()));
    incident.implied().ifPresent(by -> all.put("impliedBy", impliedBy(by)));
    incident.acknowledged().ifPresent(by -> all.put("acknowledged", acknowledged(by)));
    return all;
  }

  private static Map<String, Object> impliedBy(Implied by) {
    return new TreeMap<>(Map.of("incidentId", by.incidentId(), "defect", by.defect().name()));
  }

  private static Map<String, Object> acknowledged(Acknowledgement by) {
    return new TreeMap<>(Map.of("by", by.by(), "note", by.note(), "at", CloudEvent.time(by.at())));
  }

  // A plug-in's odd value must not cost us the alert.
  private static Object plain(Object value) {
    return switch (value) {
      case Number number -> number;
      case Boolean flag -> flag;
      case List<?> list -> list.stream().map(AlertFormat::plain).toList();
      case Map<?, ?> map -> {
        Map<String, Object> plain = new HashMap<>();
        map.forEach((name, each) -> plain.put(String.valueOf(name), plain(each)));
        yield plain;
      }
      default -> value.toString();
    };
  }

  private static Map<String, String> links(Incident incident, AlertContext context) {
    return context
        .serviceUrl()
        .map(url -> Map.of("incident", CloudEvent.incident(url, incident.id())))
        .orElse(Map.of());
  }

  private static BigDecimal seconds(long microseconds) {
    return BigDecimal.valueOf(microseconds, 6).setScale(3, RoundingMode.HALF_UP);
  }
}
