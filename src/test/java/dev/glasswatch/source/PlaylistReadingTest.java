package dev.glasswatch.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaylistReadingTest {
  private static final URI BASE = URI.create("http://host/live/main.m3u8?token=s3cret");

  @Test
  void spellsOutWhatHoldsForLaterSegments() throws Exception {
    SegmentList list =
        media(
            """
            #EXTM3U
            #EXT-X-VERSION:6
            #EXT-X-TARGETDURATION:6
            #EXT-X-MEDIA-SEQUENCE:41
            #EXT-X-MAP:URI="init.mp4",BYTERANGE="720@0"
            #EXT-X-KEY:METHOD=AES-128,URI="key?a,b",IV=0x1
            #EXT-X-PROGRAM-DATE-TIME:2026-01-01T00:00:00.500Z
            #EXTINF:4.5,first
            #EXT-X-BYTERANGE:1000@720
            all.mp4
            #EXTINF:4.0
            #EXT-X-BYTERANGE:500
            all.mp4
            #EXT-X-KEY:METHOD=AES-128,URI="/k2"
            #EXTINF:4,
            #EXT-X-GAP
            c.mp4
            #EXT-X-DISCONTINUITY
            #EXT-X-KEY:METHOD=NONE
            #EXT-X-MAP:URI="init2.mp4"
            #EXTINF:4,
            http://cdn/d.mp4
            #EXT-X-ENDLIST
            """);

    assertThat(list.ended()).isTrue();
    assertThat(list.targetDuration()).isEqualTo(Duration.ofSeconds(6));
    assertThat(list.segments()).extracting(Segment::sequence).containsExactly(41L, 42L, 43L, 44L);
    Segment first = list.segments().get(0);
    Segment second = list.segments().get(1);
    Segment third = list.segments().get(2);
    Segment fourth = list.segments().get(3);
    assertThat(first.resource())
        .isEqualTo(resource("http://host/live/all.mp4", ByteSpan.of(720, 1000)));
    assertThat(second.resource())
        .isEqualTo(resource("http://host/live/all.mp4", ByteSpan.of(1720, 500)));
    assertThat(first.initialisation())
        .contains(resource("http://host/live/init.mp4", ByteSpan.of(0, 720)))
        .isEqualTo(third.initialisation());
    byte[] one = new byte[16];
    one[15] = 1;
    assertThat(second.encryption())
        .contains(new Segment.Encryption(URI.create("http://host/live/key?a,b"), one));
    byte[] sequence = new byte[16];
    sequence[15] = 43;
    assertThat(third.encryption())
        .contains(new Segment.Encryption(URI.create("http://host/k2"), sequence));
    assertThat(fourth.encryption()).isEmpty();
    assertThat(fourth.initialisation())
        .contains(resource("http://host/live/init2.mp4", ByteSpan.WHOLE));
    assertThat(fourth.resource().url()).hasToString("http://cdn/d.mp4");
    assertThat(List.of(first.gap(), third.gap(), first.discontinuity(), fourth.discontinuity()))
        .containsExactly(false, true, false, true);
    assertThat(first.programDateTime()).contains(Instant.parse("2026-01-01T00:00:00.500Z"));
    assertThat(second.programDateTime()).contains(Instant.parse("2026-01-01T00:00:05Z"));
    assertThat(fourth.programDateTime()).isEmpty();
  }

  @Test
  void putsRightWhatIsBrokenWithoutDoubt() throws Exception {
    SegmentList list =
        media(
            "\uFEFF\r\n"
                + "#EXTM3U\r\n"
                + "#EXT-X-TARGETDURATION: 3.2\r\n"
                + "#EXT-X-MEDIA-SEQUENCE: 7\r\n"
                + "#EXT-X-DATERANGE:ID=\"x\",START-DATE=\"never\"\r\n"
                + "#EXT-X-CUE-OUT-CONT:nonsense\r\n"
                + "#EXT-X-PROGRAM-DATE-TIME:2026-01-01T00:00:00.000\r\n"
                + "#EXTINF:-1,radio\r\n"
                + "a b.ts\r\n\r\n"
                + "no-duration.ts\r\n"
                + "#EXT-X-PROGRAM-DATE-TIME:soon\r\n"
                + "#EXTINF:nan,\r\n"
                + "50%.ts\r\n");

    assertThat(list.ended()).isFalse();
    assertThat(list.targetDuration()).isEqualTo(Duration.ofSeconds(4));
    assertThat(list.segments())
        .extracting(segment -> segment.resource().url().toString())
        .containsExactly(
            "http://host/live/a%20b.ts",
            "http://host/live/no-duration.ts", "http://host/live/50%25.ts");
    assertThat(list.segments().get(0).programDateTime())
        .contains(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(list.segments().get(1).duration()).isEqualTo(Duration.ofMillis(3200));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01T01:00:00+01:00, 2026-01-01T00:00:00Z",
    "2026-01-01T01:00:00+0100, 2026-01-01T00:00:00Z",
    "2026-01-01T01:00:00.25+01, 2026-01-01T00:00:00.250Z",
    "2026-01-01T00:00:00.123456Z, 2026-01-01T00:00:00.123456Z",
  })
  void readsDatesWithAnyOffset(String written, Instant meant) throws Exception {
    SegmentList list =
        media("#EXTM3U\n#EXT-X-PROGRAM-DATE-TIME:" + written + "\n#EXTINF:4,\na.ts\n");

    assertThat(list.segments().getFirst().programDateTime()).contains(meant);
  }

  @Test
  void withoutATargetDurationTheLongestSegmentIsIt() throws Exception {
    assertThat(media("#EXTM3U\n#EXTINF:4.2,\na.ts\n#EXTINF:3,\nb.ts\n").targetDuration())
        .isEqualTo(Duration.ofSeconds(5));
    assertThat(
            media("#EXTM3U\n#EXT-X-TARGETDURATION:999999999\n#EXTINF:4,\na.ts\n").targetDuration())
        .isEqualTo(Duration.ofMinutes(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "METHOD=SAMPLE-AES,URI=\"k\"",
        "METHOD=AES-128,URI=\"k\",KEYFORMAT=\"com.example.drm\"",
        "METHOD=NEW,URI=\"k\""
      })
  void saysWhichEncryptionDoesNotWork(String key) {
    SourceException e =
        SourceFixture.failure(() -> media("#EXTM3U\n#EXT-X-KEY:" + key + "\n#EXTINF:4,\na.ts\n"));

    assertThat(e.fault()).isEqualTo(SourceFault.UNSUPPORTED);
    assertThat(e).hasMessageContaining("only AES-128 with a plain key works");
  }

  @Test
  void whatCannotBeReadIsMalformedAndQuotesNothing() {
    for (String body :
        List.of(
            "#EXT-X-KEY:METHOD=AES-128\n#EXTINF:4,\na.ts?s3cret\n",
            "#EXT-X-MEDIA-SEQUENCE:s3cret\n#EXTINF:4,\na.ts\n",
            "#EXT-X-BYTERANGE:0@0\n#EXTINF:4,\ns3cret.ts\n",
            "#EXTINF:4,\nhttp://us er:s3cret@host:x y/\n")) {
      SourceException e = SourceFixture.failure(() -> media("#EXTM3U\n" + body));
      assertThat(e.fault()).as(body).isEqualTo(SourceFault.MALFORMED);
      assertThat(e.getMessage()).doesNotContain("s3cret");
      assertThat(e.getCause()).isNull();
    }
  }

  @Property
  void garbageGivesAPlaylistOrASourceException(@ForAll @Size(max = 12) List<String> junk) {
    try {
      media("#EXTM3U\n" + String.join("\n", junk));
      MasterPlaylistReader.read(junk, BASE);
    } catch (SourceException e) {
      assertThat(e.fault()).isIn(SourceFault.MALFORMED, SourceFault.UNSUPPORTED);
    }
  }

  @Test
  void readsAMasterPlaylist() throws Exception {
    MasterPlaylist master =
        MasterPlaylistReader.read(
            lines(
                """
                #EXTM3U
                #EXT-X-NEW:A=1
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="English",LANGUAGE="en-GB",DEFAULT=YES,URI="en.m3u8",CHANNELS="odd"
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",LANGUAGE="fr",AUTOSELECT=YES
                #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="s",NAME="x",URI="s.m3u8"
                #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=1,URI="i.m3u8"
                #EXT-X-STREAM-INF:PROGRAM-ID=1, BANDWIDTH=2000000.5, RESOLUTION=1280X720,CODECS="avc1,mp4a",AUDIO="a",NAME="720p",VIDEO-RANGE=ODD
                hd/v.m3u8?token=1
                #EXT-X-STREAM-INF:RESOLUTION=odd
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="b",NAME="late",URI="late.m3u8"
                low.m3u8
                """),
            BASE);

    assertThat(master.variants())
        .containsExactly(
            new Variant(
                "720p",
                URI.create("http://host/live/hd/v.m3u8?token=1"),
                2_000_000,
                1280,
                720,
                Optional.of("a")),
            new Variant("", URI.create("http://host/live/low.m3u8"), 0, 0, 0, Optional.empty()));
    assertThat(master.audio())
        .containsExactly(
            new AudioRendition(
                "a", "en-GB", true, true, Optional.of(URI.create("http://host/live/en.m3u8"))),
            new AudioRendition("a", "fr", false, true, Optional.empty()),
            new AudioRendition(
                "b", "", false, false, Optional.of(URI.create("http://host/live/late.m3u8"))));
  }

  private static Segment.Resource resource(String url, ByteSpan span) {
    return new Segment.Resource(URI.create(url), span);
  }

  private static SegmentList media(String text) throws SourceException {
    return MediaPlaylistReader.read(lines(text), BASE);
  }

  private static List<String> lines(String text) {
    return PlaylistText.lines(text.getBytes(StandardCharsets.UTF_8));
  }
}
