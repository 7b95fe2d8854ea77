package dev.glasswatch.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glasswatch.alert.AlertContext;
import dev.glasswatch.alert.AlertFormat;
import dev.glasswatch.api.json.StreamView;
import dev.glasswatch.orchestrate.BatchEvent;
import dev.glasswatch.orchestrate.EventFeed;
import io.micronaut.http.sse.Event;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Writes events as they go over the wire. What happened to an incident is told in the very words of
 * its alert.
 */
final class EventText {

  private static final String END = "end";
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final ObjectMapper json;
  private final ApiParts parts;

  EventText(ObjectMapper json, ApiParts parts) {
    this.json = json;
    this.parts = parts;
  }

  Event<String> of(EventFeed.Numbered numbered) {
    return Event.of(data(numbered.event()))
        .name(name(numbered.event()))
        .id(parts.feedId() + "-" + numbered.number());
  }

  /** The number behind an id; of another process's feed, one that no event of ours will have. */
  long numberOf(String id) {
    String prefix = parts.feedId() + "-";
    String number = id.startsWith(prefix) ? id.substring(prefix.length()) : "";
    return number.matches("[0-9]{1,18}") ? Long.parseLong(number) : Long.MAX_VALUE;
  }

  private static String name(BatchEvent event) {
    return switch (event) {
      case BatchEvent.IncidentMoved moved -> "incident." + moved.transition().kind().label();
      case BatchEvent.StreamMoved moved -> "stream.status";
      case BatchEvent.StreamAdded added -> "stream.added";
      case BatchEvent.StreamChanged changed -> "stream.changed";
      case BatchEvent.StreamRemoved removed -> "stream.removed";
    };
  }

  private String data(BatchEvent event) {
    return switch (event) {
      case BatchEvent.IncidentMoved moved -> alert(moved);
      case BatchEvent.StreamMoved moved -> status(moved);
      case BatchEvent.StreamAdded added -> stream(added);
      case BatchEvent.StreamChanged changed -> stream(changed);
      case BatchEvent.StreamRemoved removed -> stream(removed);
    };
  }

  private String alert(BatchEvent.IncidentMoved moved) {
    AlertContext context = parts.alerts().apply(moved.labels());
    return AlertFormat.event(moved.transition(), context).body();
  }

  private String status(BatchEvent.StreamMoved moved) {
    StreamView.Status status = StreamView.Status.of(moved.status());
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("stream", moved.stream());
    fields.put("state", status.state());
    fields.put("reason", status.reason());
    fields.put("message", status.message());
    fields.put("since", status.since());
    return write(fields);
  }

  private String stream(BatchEvent event) {
    return write(Map.of("stream", event.stream()));
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Strings and times can always be written", e);
    }
  }

  /** The first event of every connection: it shows that the connection stands. */
  static Event<String> ready() {
    return Event.of("{}").name("ready").retry(RETRY);
  }

  /** Some events are gone for good; ask for the incidents. */
  static Event<String> missed() {
    return Event.of("{}").name("missed");
  }

  static Event<String> ping() {
    return Event.of("{}").name("ping");
  }

  static Event<String> end(EventFeed.End why) {
    return Event.of("{\"reason\":\"%s\"}".formatted(why.name().toLowerCase(Locale.ROOT))).name(END);
  }

  static boolean isEnd(Event<String> event) {
    return END.equals(event.getName());
  }
}
