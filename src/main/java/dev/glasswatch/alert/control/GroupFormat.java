package dev.glasswatch.alert.control;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.glasswatch.alert.AlertAttributes;
import dev.glasswatch.alert.AlertEvent;
import dev.glasswatch.alert.CloudEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes what there is to say about a group as CloudEvents 1.0 JSON. */
final class GroupFormat {

  private static final String TYPE = "dev.glasswatch.group.";

  private GroupFormat() {}

  /** The message with the group's present sequence. */
  static AlertEvent event(Group group, GroupNews what, int open, Instant now) {
    String id = group.id() + ":" + group.sequence();
    String type = TYPE + what.label();
    String body =
        CloudEvent.json(
            id,
            "glasswatch/" + group.sender().environment(),
            type,
            now,
            json -> write(json, group, what, open, now));
    return new AlertEvent(
        id,
        type,
        group.id(),
        group.sequence(),
        group.severity(),
        attributes(group, what, open),
        now,
        body);
  }

  private static Map<String, String> attributes(Group group, GroupNews what, int open) {
    Map<String, String> attributes = new HashMap<>();
    attributes.put(AlertAttributes.ENVIRONMENT, group.sender().environment());
    attributes.put(AlertAttributes.TRANSITION, what.label());
    attributes.put(AlertAttributes.SUMMARY, summary(group, what, open));
    only(group, "defect").ifPresent(defect -> attributes.put(AlertAttributes.DEFECT, defect));
    only(group, "stream").ifPresent(stream -> attributes.put(AlertAttributes.STREAM, stream));
    return attributes;
  }

  /** The value that all its members share, if they do. */
  private static Optional<String> only(Group group, String field) {
    List<String> values =
        group.named().stream().map(member -> member.traits().field(field)).distinct().toList();
    boolean all = group.by().containsKey(field) || group.total() == group.named().size();
    return all && values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }

  private static String summary(Group group, GroupNews what, int open) {
    String by =
        new TreeMap<>(group.by())
            .entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining(", "));
    return "group %s: %d incident%s, %d going on%s"
        .formatted(
            what.label(),
            group.total(),
            group.total() == 1 ? "" : "s",
            open,
            by.isEmpty() ? "" : " (" + by + ")");
  }

  private static void write(JsonGenerator json, Group group, GroupNews what, int open, Instant now)
      throws IOException {
    json.writeStringField("groupId", group.id());
    json.writeNumberField("sequence", group.sequence());
    json.writeStringField("transition", what.label());
    json.writeStringField("route", group.route());
    json.writeObjectFieldStart("by");
    for (Map.Entry<String, String> field : new TreeMap<>(group.by()).entrySet()) {
      json.writeStringField(field.getKey(), field.getValue());
    }
    json.writeEndObject();
    json.writeStringField("severity", group.severity().label());
    json.writeNumberField("total", group.total());
    json.writeNumberField("open", open);
    json.writeStringField("start", CloudEvent.time(group.start()));
    json.writeStringField("end", what == GroupNews.RESOLVED ? CloudEvent.time(now) : null);
    json.writeNumberField("epoch", group.sender().epoch());
    writeMembers(json, group);
  }

  private static void writeMembers(JsonGenerator json, Group group) throws IOException {
    json.writeArrayFieldStart("incidents");
    for (Member member : group.named()) {
      write(json, member, group.sender());
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, Member member, Sender sender) throws IOException {
    Traits traits = member.traits();
    json.writeStartObject();
    json.writeStringField("incidentId", member.incidentId());
    json.writeStringField("stream", traits.stream());
    json.writeStringField("track", traits.track());
    json.writeStringField("defect", traits.defect());
    json.writeStringField("severity", traits.severity().label());
    json.writeStringField("reason", traits.reason());
    json.writeStringField("start", CloudEvent.time(member.start()));
    json.writeStringField("end", member.end().map(CloudEvent::time).orElse(null));
    json.writeObjectFieldStart("links");
    if (sender.serviceUrl().isPresent()) {
      json.writeStringField(
          "incident", CloudEvent.incident(sender.serviceUrl().get(), member.incidentId()));
    }
    json.writeEndObject();
    json.writeEndObject();
  }
}
