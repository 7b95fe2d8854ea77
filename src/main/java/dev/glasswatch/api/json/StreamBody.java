package dev.glasswatch.api.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glasswatch.orchestrate.StreamSpec;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A stream as it is ordered, in a request and in the configuration file alike.
 *
 * @param id names it; one is made up when it is left out
 * @param url where its bytes come from; may hold credentials
 * @param labels found again in alerts and listings
 * @param priority 0 to 100
 * @param loop start a file again when it ends
 * @param rendition {@code best}, {@code lowest}, {@code 720p}, or a variant's name
 * @param audioTrack language or index
 * @param headers HTTP request headers; secret
 * @param reference id of the stream that it is compared with
 * @param detectors settings by detector, as text, numbers or switches; {@code enabled} among them
 */
public record StreamBody(
    Optional<String> id,
    @JsonProperty(required = true) String url,
    Map<String, String> labels,
    int priority,
    boolean loop,
    String rendition,
    Optional<String> audioTrack,
    Map<String, String> headers,
    Optional<String> reference,
    Map<String, Map<String, Object>> detectors) {

  private static final JsonNode DEFAULTS =
      StrictJson.tree(
          Map.of(
              "labels",
              Map.of(),
              "priority",
              StreamSpec.NORMAL_PRIORITY,
              "loop",
              false,
              "rendition",
              "best",
              "headers",
              Map.of(),
              "detectors",
              Map.of()));

  /**
   * Reads an order.
   *
   * @param ids makes up an id where none is given
   * @throws ShapeException when it isn't understood
   */
  public static StreamSpec read(ObjectNode tree, Supplier<String> ids) throws ShapeException {
    requireSupported(tree);
    return StrictJson.bind(tree, DEFAULTS, StreamBody.class).spec(ids);
  }

  /**
   * Reads an order in a configuration file, where text such as {@code 5} needs no quotes.
   *
   * @throws ShapeException as {@link #read} does
   */
  public static StreamSpec readYaml(ObjectNode tree, Supplier<String> ids) throws ShapeException {
    requireSupported(tree);
    return StrictJson.bindYaml(tree, DEFAULTS, StreamBody.class).spec(ids);
  }

  private static void requireSupported(ObjectNode tree) throws ShapeException {
    if (tree.hasNonNull("decryptionKey")) {
      throw ShapeException.wrong(
          "decryptionKey is not supported yet: leave it out; keys that a playlist names are"
              + " fetched by themselves.");
    }
  }

  private StreamSpec spec(Supplier<String> ids) throws ShapeException {
    return new StreamSpec(
        id.orElseGet(ids),
        url,
        labels,
        priority,
        loop,
        RenditionText.parse(rendition),
        audioTrack,
        headers,
        DetectorSettings.choices(detectors),
        reference);
  }

  /**
   * What a merge patch (RFC 7396) makes of a stream.
   *
   * @throws ShapeException when the patch, or what comes of it, isn't understood
   */
  public static StreamSpec patched(StreamSpec spec, ObjectNode patch) throws ShapeException {
    if (patch.hasNonNull("id") && !patch.get("id").asText().equals(spec.id())) {
      throw ShapeException.wrong(
          "The id of a stream cannot change: add another stream and remove this one.");
    }
    ObjectNode withoutId = patch.deepCopy().without("id");
    return read(StrictJson.patched(tree(spec), withoutId), spec::id);
  }

  /** The order in full, secrets included: never to be printed. */
  private static ObjectNode tree(StreamSpec spec) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("id", spec.id());
    fields.put("url", spec.url());
    fields.put("labels", spec.labels());
    fields.put("priority", spec.priority());
    fields.put("loop", spec.loop());
    fields.put("rendition", RenditionText.print(spec.rendition()));
    spec.audioTrack().ifPresent(track -> fields.put("audioTrack", track));
    spec.reference().ifPresent(id -> fields.put("reference", id));
    fields.put("headers", spec.headers());
    fields.put("detectors", DetectorSettings.print(spec.detectors()));
    return (ObjectNode) StrictJson.tree(fields);
  }

  @Override
  public String toString() {
    return "StreamBody[" + id.orElse("?") + "]";
  }
}
