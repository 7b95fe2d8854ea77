package dev.glasswatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LivePlaylistTest {
  private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
  private static final List<Segment> MATERIAL =
      List.of(segment("a", 2000), segment("b", 2000), segment("c", 1500));

  private final LivePlaylist playlist = new LivePlaylist(MATERIAL, START, 0, 2);

  @Test
  void aSegmentIsListedOnceItIsWholeAndNotBefore() {
    assertThat(playlist.recorded(after(1999))).isZero();
    assertThat(playlist.recorded(after(2000))).isEqualTo(1);
    assertThat(playlist.recorded(after(5500))).isEqualTo(3);
    assertThat(playlist.recorded(after(-1))).isZero();
  }

  @Test
  void theWindowSlides() {
    assertThat(playlist.text(after(5500)))
        .contains("#EXT-X-MEDIA-SEQUENCE:1\n", "#EXT-X-TARGETDURATION:2\n", "\n1.ts\n", "\n2.ts\n")
        .contains("#EXTINF:1.500000,\n2.ts")
        .contains("#EXT-X-PROGRAM-DATE-TIME:2026-11-23T12:00:04Z\n#EXTINF:1.5")
        .doesNotContain("\n0.ts", "#EXT-X-DISCONTINUITY\n");
  }

  @Test
  void theMaterialStartsAgainAfterADiscontinuity() {
    assertThat(playlist.segment(3).file()).isEqualTo(Path.of("a"));
    assertThat(playlist.beginning(4)).isEqualTo(after(7500));
    assertThat(playlist.text(after(7500)))
        .contains("#EXT-X-DISCONTINUITY-SEQUENCE:0\n")
        .contains("#EXT-X-DISCONTINUITY\n#EXT-X-PROGRAM-DATE-TIME:2026-11-23T12:00:05.500Z");
  }

  @Test
  void discontinuitiesThatLeftAreCounted() {
    // Listed are 3 and 4: the join stands before 3, so it is still listed.
    assertThat(playlist.text(after(9500))).contains("DISCONTINUITY-SEQUENCE:0\n");
    // Listed are 4 and 5.
    assertThat(playlist.text(after(11000))).contains("DISCONTINUITY-SEQUENCE:1\n");
  }

  @Test
  void aStreamMayStartInTheMiddleOfTheMaterial() {
    LivePlaylist shifted = new LivePlaylist(MATERIAL, START, 2, 3);
    assertThat(shifted.segment(0).file()).isEqualTo(Path.of("c"));
    assertThat(shifted.recorded(after(1500))).isEqualTo(1);
    assertThat(shifted.text(after(5500)))
        .contains("#EXTINF:1.500000,\n0.ts\n#EXT-X-DISCONTINUITY\n");
  }

  @Test
  void segmentsStayForAWhileAfterTheyLeftTheList() {
    Instant now = after(11000);
    assertThat(playlist.available(1, now)).isFalse();
    assertThat(playlist.available(2, now)).isTrue();
    assertThat(playlist.available(5, now)).isTrue();
    assertThat(playlist.available(6, now)).isFalse();
  }

  private static Instant after(long millis) {
    return START.plusMillis(millis);
  }

  private static Segment segment(String name, long millis) {
    return new Segment(Path.of(name), Duration.ofMillis(millis));
  }
}
