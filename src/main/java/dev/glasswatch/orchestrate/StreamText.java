package dev.glasswatch.orchestrate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.glasswatch.source.RenditionChoice;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** A stream's spec as the text that is kept of it, secrets included: never to be printed. */
final class StreamText {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** The shape of the text. */
  private record Body(
      String id,
      String url,
      Map<String, String> labels,
      int priority,
      boolean loop,
      Rendition rendition,
      Optional<String> audioTrack,
      Map<String, String> headers,
      Map<String, DetectorChoice> detectors,
      Optional<String> reference) {}

  private record Rendition(String kind, Optional<Integer> lines, Optional<String> name) {}

  private StreamText() {}

  static String write(StreamSpec spec) {
    Body body =
        new Body(
            spec.id(),
            spec.url(),
            spec.labels(),
            spec.priority(),
            spec.loop(),
            rendition(spec.rendition()),
            spec.audioTrack(),
            spec.headers(),
            spec.detectors(),
            spec.reference());
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static StreamSpec read(String text) {
    try {
      Body body = JSON.readValue(text, Body.class);
      return new StreamSpec(
          body.id(),
          body.url(),
          body.labels(),
          body.priority(),
          body.loop(),
          choice(body.rendition()),
          body.audioTrack(),
          body.headers(),
          body.detectors(),
          body.reference());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Rendition rendition(RenditionChoice choice) {
    return switch (choice) {
      case RenditionChoice.Best best -> plain("best");
      case RenditionChoice.Lowest lowest -> plain("lowest");
      case RenditionChoice.Height height ->
          new Rendition("height", Optional.of(height.lines()), Optional.empty());
      case RenditionChoice.Named named ->
          new Rendition("named", Optional.empty(), Optional.of(named.name()));
    };
  }

  private static Rendition plain(String kind) {
    return new Rendition(kind, Optional.empty(), Optional.empty());
  }

  private static RenditionChoice choice(Rendition rendition) {
    return switch (rendition.kind()) {
      case "lowest" -> new RenditionChoice.Lowest();
      case "height" -> new RenditionChoice.Height(rendition.lines().orElseThrow());
      case "named" -> new RenditionChoice.Named(rendition.name().orElseThrow());
      default -> RenditionChoice.BEST;
    };
  }
}
