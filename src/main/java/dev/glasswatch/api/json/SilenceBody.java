package dev.glasswatch.api.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glasswatch.alert.control.Matcher;
import dev.glasswatch.alert.control.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A silence as it is ordered.
 *
 * @param id names it; one is made up when it is left out
 * @param match conditions, such as {@code stream=news-*}; at least one
 * @param from when it begins; now when left out
 * @param until when it ends
 * @param lasts how long instead
 * @param author who orders it
 * @param comment why
 */
public record SilenceBody(
    Optional<String> id,
    @JsonProperty(required = true) List<String> match,
    Optional<String> from,
    Optional<String> until,
    Optional<Duration> lasts,
    @JsonProperty(required = true) String author,
    String comment) {

  private static final JsonNode DEFAULTS = StrictJson.tree(Map.of("comment", ""));

  /**
   * Reads an order.
   *
   * @param ids makes up an id where none is given
   * @throws ShapeException when it isn't understood
   */
  public static Silence read(ObjectNode tree, Supplier<String> ids, Instant now)
      throws ShapeException {
    return StrictJson.bind(tree, DEFAULTS, SilenceBody.class).silence(ids, now);
  }

  private Silence silence(Supplier<String> ids, Instant now) throws ShapeException {
    List<Matcher> matchers = MatcherText.parse(match);
    Instant begin = from.isPresent() ? MatcherText.time("from", from.get()) : now;
    Instant end = end(begin);
    return MatcherText.understood(
        () -> new Silence(id.orElseGet(ids), matchers, begin, end, author, comment));
  }

  private Instant end(Instant begin) throws ShapeException {
    if (until.isPresent() == lasts.isPresent()) {
      throw ShapeException.wrong("Say when the silence ends: either until, or how long it lasts.");
    }
    return until.isPresent()
        ? MatcherText.time("until", until.get())
        : begin.plus(lasts.orElseThrow());
  }

  /** The silence as it is shown. */
  public static ObjectNode show(Silence silence, Instant now) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", silence.id());
    fields.put("match", MatcherText.print(silence.match()));
    fields.put("from", Times.shown(silence.from()).toString());
    fields.put("until", Times.shown(silence.until()).toString());
    fields.put("author", silence.author());
    fields.put("comment", silence.comment());
    fields.put("state", state(silence, now));
    return (ObjectNode) StrictJson.tree(fields);
  }

  private static String state(Silence silence, Instant now) {
    if (now.isBefore(silence.from())) {
      return "pending";
    }
    return now.isBefore(silence.until()) ? "active" : "expired";
  }
}
