package dev.glasswatch.api.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glasswatch.incident.Acknowledgement;
import java.time.Instant;
import java.util.Map;

/**
 * That somebody knows of an incident, as they say it.
 *
 * @param by who
 * @param note what they have to say about it
 */
public record AcknowledgeBody(@JsonProperty(required = true) String by, String note) {

  private static final int LONGEST = 1000;
  private static final JsonNode DEFAULTS = StrictJson.tree(Map.of("note", ""));

  /**
   * Reads it.
   *
   * @throws ShapeException when it isn't understood
   */
  public static Acknowledgement read(ObjectNode tree, Instant now) throws ShapeException {
    AcknowledgeBody body = StrictJson.bind(tree, DEFAULTS, AcknowledgeBody.class);
    if (body.by.isBlank() || body.by.length() > LONGEST || body.note.length() > LONGEST) {
      throw ShapeException.wrong(
          "by must say who you are; by and note have at most %d characters.".formatted(LONGEST));
    }
    return new Acknowledgement(body.by, body.note, now);
  }
}
