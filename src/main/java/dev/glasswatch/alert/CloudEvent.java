package dev.glasswatch.alert;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The envelope of every alert: CloudEvents 1.0 in JSON, times RFC 3339 in UTC to the millisecond.
 * The same values always give the same bytes.
 */
public final class CloudEvent {

  /** Writes the fields of {@code data}. */
  @FunctionalInterface
  public interface Fields {

    /** Writes them into the object that has been begun. */
    void write(JsonGenerator json) throws IOException;
  }

  private static final DateTimeFormatter RFC_3339 =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private CloudEvent() {}

  /**
   * An event as text.
   *
   * @param id unique with the source
   * @param source path of who speaks, not escaped yet
   * @param type as receivers filter by it
   * @param at when it was decided
   * @param data its fields
   */
  public static String json(String id, String source, String type, Instant at, Fields data) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("specversion", "1.0");
      json.writeStringField("id", id);
      json.writeStringField("source", escaped(source));
      json.writeStringField("type", type);
      json.writeStringField("time", time(at));
      json.writeStringField("datacontenttype", "application/json");
      json.writeObjectFieldStart("data");
      data.write(json);
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringWriter has nothing that could fail
    }
    return text.toString();
  }

  /** A moment as alerts spell it. */
  public static String time(Instant instant) {
    return RFC_3339.format(instant);
  }

  /** Where an incident is shown. */
  public static String incident(URI service, String id) {
    return service.toString().replaceFirst("/+$", "") + "/api/v1/incidents/" + id;
  }

  private static String escaped(String path) {
    try {
      return new URI(null, null, path, null).getRawPath();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("Environment and stream do not make a URI", e);
    }
  }
}
