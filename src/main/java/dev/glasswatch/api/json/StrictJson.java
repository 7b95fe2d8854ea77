package dev.glasswatch.api.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Map;

/**
 * Reads trees into records, strictly: unknown fields, doubled fields, wrong types and anything
 * after the end are mistakes. What is left out, or null, is at its default.
 */
public final class StrictJson {

  private static final int DEEPEST = 16;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              com.fasterxml.jackson.core.JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .addModule(new DurationText())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .build();

  private static final JsonMapper TYPED =
      MAPPER
          .rebuild()
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  private StrictJson() {}

  /**
   * Reads JSON text that must be an object.
   *
   * @throws ShapeException when it isn't
   */
  public static ObjectNode object(String text) throws ShapeException {
    if (text.isBlank()) {
      throw ShapeException.unreadable("The body is empty: send one JSON object.");
    }
    JsonNode tree;
    try {
      tree = MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw Sentences.unreadable(e);
    }
    if (tree instanceof ObjectNode object) {
      return object;
    }
    throw ShapeException.wrong("The body must be one JSON object, such as {\"url\":\"…\"}.");
  }

  /** A tree of what another parser made: maps, lists and scalars. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /**
   * Binds a tree, laid over the defaults.
   *
   * @throws ShapeException with the path of the field that is unknown or has the wrong type
   */
  public static <T> T bind(ObjectNode tree, JsonNode defaults, Class<T> type)
      throws ShapeException {
    return bind(TYPED, tree, defaults, type);
  }

  /**
   * Binds a tree that comes from YAML, where text such as {@code 5} needs no quotes.
   *
   * @throws ShapeException as {@link #bind} does
   */
  public static <T> T bindYaml(ObjectNode tree, JsonNode defaults, Class<T> type)
      throws ShapeException {
    return bind(MAPPER, tree, defaults, type);
  }

  private static <T> T bind(JsonMapper mapper, ObjectNode tree, JsonNode defaults, Class<T> type)
      throws ShapeException {
    try {
      return mapper.treeToValue(overlaid(defaults, tree), type);
    } catch (JsonMappingException e) {
      throw Sentences.wrong(e);
    } catch (JsonProcessingException e) {
      throw Sentences.unreadable(e);
    }
  }

  private static JsonNode overlaid(JsonNode under, JsonNode over) {
    if (over.isNull() || over.isMissingNode()) {
      return under;
    }
    if (!(over instanceof ObjectNode above)) {
      return over;
    }
    ObjectNode both = under instanceof ObjectNode below ? below.deepCopy() : above.objectNode();
    for (Map.Entry<String, JsonNode> field : above.properties()) {
      JsonNode value = overlaid(both.path(field.getKey()), field.getValue());
      if (!value.isMissingNode()) {
        both.set(field.getKey(), value);
      }
    }
    return both;
  }

  /** Applies a JSON merge patch (RFC 7396) to an object. */
  static ObjectNode patched(ObjectNode target, ObjectNode patch) {
    ObjectNode result = target.deepCopy();
    for (Map.Entry<String, JsonNode> field : patch.properties()) {
      if (field.getValue().isNull()) {
        result.remove(field.getKey());
      } else if (field.getValue() instanceof ObjectNode inner) {
        ObjectNode under =
            result.get(field.getKey()) instanceof ObjectNode old ? old : result.objectNode();
        result.set(field.getKey(), patched(under, inner));
      } else {
        result.set(field.getKey(), field.getValue());
      }
    }
    return result;
  }
}
