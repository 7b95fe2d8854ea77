package dev.glasswatch.orchestrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.source.RenditionChoice;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StreamTextTest {

  static Stream<RenditionChoice> choices() {
    return Stream.of(
        RenditionChoice.BEST,
        new RenditionChoice.Lowest(),
        new RenditionChoice.Height(720),
        new RenditionChoice.Named("best"));
  }

  @ParameterizedTest
  @MethodSource("choices")
  void everythingThatWasOrderedIsReadBack(RenditionChoice rendition) {
    StreamSpec spec =
        new StreamSpec(
            "news-1",
            "https://joe:hunter2@cdn.example.com/live.m3u8?token=größer",
            Map.of("cdn", "a", "quote", "\"\\\n"),
            7,
            true,
            rendition,
            Optional.of("de"),
            Map.of("X-Token", "secret"),
            Map.of(
                "freeze", new DetectorChoice(Optional.of(true), Map.of("minDuration", "3s")),
                "silence", new DetectorChoice(Optional.empty(), Map.of())),
            Optional.of("news-source"));
    assertThat(StreamText.read(StreamText.write(spec))).isEqualTo(spec);
  }

  @Test
  void aStreamOfDefaultsStaysOne() {
    StreamSpec spec = StreamSpec.of("a", "udp://239.0.0.1:5000");
    assertThat(StreamText.read(StreamText.write(spec))).isEqualTo(spec);
  }

  @Test
  void whatALaterVersionWroteBesidesIsLeftOut() {
    StreamSpec spec = StreamSpec.of("a", "udp://239.0.0.1:5000");
    String later = StreamText.write(spec).replaceFirst("\\{", "{\"colour\":\"red\",");
    assertThat(StreamText.read(later)).isEqualTo(spec);
  }
}
