package dev.glasswatch.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MasterPlaylistTest {
  private static final Variant SOUND = variant("sound", 128_000, 0, 0);
  private static final Variant LOW = variant("low", 500_000, 640, 360);
  private static final Variant HD = variant("hd", 3_000_000, 1280, 720);
  private static final Variant HD_RICH = variant("hd-rich", 5_000_000, 1280, 720);

  private static final MasterPlaylist MASTER =
      new MasterPlaylist(
          List.of(SOUND, HD, LOW, HD_RICH),
          List.of(
              rendition("other", "de", true),
              rendition("a", "en-US", false),
              rendition("a", "fr", true),
              rendition("a", "en-GB", false)));

  @Test
  void choosesByPixelsThenBandwidth() throws Exception {
    assertThat(MASTER.choose(RenditionChoice.BEST)).isEqualTo(HD_RICH);
    assertThat(MASTER.choose(new RenditionChoice.Lowest())).isEqualTo(LOW);
  }

  @Test
  void choosesTheBestOfNoMoreThanSoManyLines() throws Exception {
    assertThat(MASTER.choose(new RenditionChoice.Height(720))).isEqualTo(HD_RICH);
    assertThat(MASTER.choose(new RenditionChoice.Height(719))).isEqualTo(LOW);
    MasterPlaylist large = new MasterPlaylist(List.of(HD, HD_RICH), List.of());
    assertThat(large.choose(new RenditionChoice.Height(100))).isEqualTo(HD);
  }

  @Test
  void choosesByNameOrEndOfUrl() throws Exception {
    assertThat(MASTER.choose(new RenditionChoice.Named("HD"))).isEqualTo(HD);
    assertThat(MASTER.choose(new RenditionChoice.Named("low/index.m3u8"))).isEqualTo(LOW);
    SourceException e =
        SourceFixture.failure(() -> MASTER.choose(new RenditionChoice.Named("uhd")));
    assertThat(e)
        .hasMessage("There is no rendition 'uhd'; the stream offers sound, hd, low, hd-rich.");
  }

  @Test
  void choosesSoundByLanguageThenDefault() {
    assertThat(language(Optional.of("en-gb"))).isEqualTo("en-GB");
    assertThat(language(Optional.of("en"))).isEqualTo("en-US");
    assertThat(language(Optional.of("de"))).isEqualTo("fr");
    assertThat(language(Optional.empty())).isEqualTo("fr");
    assertThat(MASTER.sound(SOUND, Optional.of("fr"))).isEmpty();
  }

  private static String language(Optional<String> wanted) {
    return MASTER.sound(HD, wanted).orElseThrow().language();
  }

  private static Variant variant(String name, long bandwidth, int width, int height) {
    return new Variant(
        name,
        URI.create("http://host/" + name + "/index.m3u8?s3cret"),
        bandwidth,
        width,
        height,
        height > 0 ? Optional.of("a") : Optional.empty());
  }

  private static AudioRendition rendition(String group, String language, boolean preferred) {
    return new AudioRendition(group, language, preferred, preferred, Optional.empty());
  }
}
