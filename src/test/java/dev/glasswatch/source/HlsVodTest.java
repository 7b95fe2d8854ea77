package dev.glasswatch.source;

import static dev.glasswatch.source.HlsFixture.concat;
import static dev.glasswatch.source.HlsFixture.ts;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class HlsVodTest {
  private static final String HEAD = "#EXTM3U\n#EXT-X-TARGETDURATION:4\n";

  private final TestOrigin origin = new TestOrigin();
  private final Sources sources = SourceFixture.sources();

  @AfterEach
  void close() {
    sources.close();
    origin.close();
  }

  @Test
  void readsSegmentsAsOneRunUpToADiscontinuity() throws Exception {
    for (int i = 1; i <= 5; i++) {
      origin.bytes("/s" + i + ".ts", ts(i));
    }
    // Neither the name nor the type says that it is a playlist.
    origin.text(
        "/watch",
        HEAD
            + "#EXT-X-PROGRAM-DATE-TIME:2026-01-01T00:00:00Z\n"
            + "#EXTINF:4,\n"
            + "s1.ts\n"
            + "#EXTINF:4,\n"
            + "s2.ts\n"
            + "#EXTINF:4,\n"
            + "s3.ts\n"
            + "#EXT-X-DISCONTINUITY\n"
            + "#EXTINF:4,\n"
            + "s4.ts\n"
            + "#EXTINF:4,\n"
            + "s5.ts\n"
            + "#EXT-X-ENDLIST\n");

    try (Source source = open("/watch")) {
      Input input = source.open().getFirst();
      assertThat(source.live()).isFalse();
      Run first = input.next().orElseThrow();
      assertThat(first.format()).contains("mpegts");
      assertThat(first.sameClock()).isFalse();
      assertThat(SourceFixture.read(first, Integer.MAX_VALUE))
          .isEqualTo(concat(ts(1), ts(2), ts(3)));
      assertThat(first.anchorAt(10))
          .contains(new Run.Anchor(0, Instant.parse("2026-01-01T00:00:00Z")));
      assertThat(first.anchorAt(ts(1).length + 5L))
          .contains(new Run.Anchor(ts(1).length, Instant.parse("2026-01-01T00:00:04Z")));
      List<HlsFixture.SeenRun> rest = HlsFixture.runs(input);
      assertThat(rest).hasSize(1);
      assertThat(rest.getFirst().sameClock()).isFalse();
      assertThat(rest.getFirst().bytes()).isEqualTo(concat(ts(4), ts(5)));
      assertThat(source.delivery().requests()).isEqualTo(6);
      assertThat(source.delivery().failedRequests()).isZero();
      assertThat(origin.connections()).isLessThanOrEqualTo(2);
    }
  }

  @Test
  void whatIsLeftOfARunIsSkipped() throws Exception {
    origin.bytes("/s1.ts", ts(1)).bytes("/s2.ts", ts(2));
    origin.text(
        "/a.m3u8",
        HEAD + "#EXTINF:4,\ns1.ts\n#EXT-X-DISCONTINUITY\n#EXTINF:4,\ns2.ts\n#EXT-X-ENDLIST\n");

    try (Source source = open("/a.m3u8")) {
      Input input = source.open().getFirst();
      Run first = input.next().orElseThrow();
      SourceFixture.read(first, 100);
      first.close();
      assertThat(HlsFixture.runs(input).getFirst().bytes()).isEqualTo(ts(2));
    }
  }

  @Test
  void soundOfItsOwnIsASecondInput() throws Exception {
    origin.bytes("/v/s1.ts", ts(1)).bytes("/en/s1.aac", SourceFixture.noise(5000, 8));
    origin.text(
        "/master",
        "#EXTM3U\n"
            + "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"fr\",LANGUAGE=\"fr\",DEFAULT=YES,URI=\"fr/l.m3u8\"\n"
            + "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"en\",LANGUAGE=\"en\",URI=\"en/l.m3u8\"\n"
            + "#EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=64x64,AUDIO=\"a\"\n"
            + "v/l.m3u8\n");
    origin.text("/v/l.m3u8", HEAD + "#EXTINF:4,\ns1.ts\n#EXT-X-ENDLIST\n");
    origin.text("/en/l.m3u8", HEAD + "#EXTINF:4,\ns1.aac\n#EXT-X-ENDLIST\n");
    SourceSpec spec =
        new SourceSpec(origin.url("/master"), Map.of(), RenditionChoice.BEST, Optional.of("en"));

    try (Source source = sources.create("news", spec)) {
      List<Input> inputs = source.open();
      assertThat(inputs).extracting(Input::role).containsExactly(Input.Role.MAIN, Input.Role.AUDIO);
      assertThat(SourceFixture.readAll(inputs.get(0))).isEqualTo(ts(1));
      List<HlsFixture.SeenRun> sound = HlsFixture.runs(inputs.get(1));
      assertThat(sound.getFirst().format()).isEmpty();
      assertThat(sound.getFirst().bytes()).isEqualTo(SourceFixture.noise(5000, 8));
      assertThat(inputs.get(1).ready()).isTrue();
    }
  }

  @Test
  void credentialsReachNoOtherHostAndGapsAreNotFetched() throws Exception {
    try (TestOrigin cdn = new TestOrigin()) {
      origin.bytes("/s1.ts", ts(1));
      cdn.bytes("/s2.ts", ts(2)).bytes("/key", SourceFixture.noise(16, 1));
      origin.text(
          "/a.m3u8",
          HEAD
              + "#EXTINF:4,\ns1.ts\n#EXT-X-GAP\n#EXTINF:4,\ngap.ts\n#EXTINF:4,\n"
              + cdn.url("/s2.ts")
              + "\n#EXT-X-ENDLIST\n");
      SourceSpec spec =
          SourceFixture.withHeaders(
              origin.url("/a.m3u8").replace("http://", "http://u:p@"), Map.of("X-Token", "t"));

      try (Source source = sources.create(spec)) {
        assertThat(SourceFixture.readAll(source)).isEqualTo(concat(ts(1), ts(2)));
        assertThat(source.delivery().skippedSegments()).isEqualTo(1);
      }
      assertThat(origin.seen())
          .allSatisfy(seen -> assertThat(seen.headers()).containsKeys("Authorization", "X-token"));
      assertThat(cdn.seen())
          .hasSize(1)
          .allSatisfy(
              seen -> assertThat(seen.headers()).doesNotContainKeys("Authorization", "X-token"));
      assertThat(origin.count("/gap.ts")).isZero();
    }
  }

  @Test
  void aMissingSegmentIsTriedTwiceSkippedAndCounted() throws Exception {
    origin.bytes("/s1.ts", ts(1)).bytes("/s3.ts", ts(3));
    origin.text(
        "/a.m3u8",
        HEAD + "#EXTINF:.4,\ns1.ts\n#EXTINF:.4,\ns2.ts\n#EXTINF:.4,\ns3.ts\n#EXT-X-ENDLIST\n");

    try (Source source = open("/a.m3u8")) {
      assertThat(SourceFixture.readAll(source)).isEqualTo(concat(ts(1), ts(3)));
      assertThat(source.delivery().skippedSegments()).isEqualTo(1);
      assertThat(source.delivery().failedRequests()).isEqualTo(2);
    }
    assertThat(origin.count("/s2.ts")).isEqualTo(2);
  }

  @Test
  void aBrokenTransferGoesOnWhereItStopped() throws Exception {
    byte[] content = ts(1);
    origin.ranges("/s1.ts", content);
    String half = new String(content, 0, 70_000, StandardCharsets.ISO_8859_1);
    try (RawServer broken =
        RawServer.saying(
            "HTTP/1.1 200 OK\r\nContent-Length: " + content.length + "\r\n\r\n" + half, false)) {
      AtomicInteger turn = new AtomicInteger();
      origin.on(
          "/turn.ts",
          exchange -> {
            String to = turn.getAndIncrement() == 0 ? broken.url("/s1.ts") : origin.url("/s1.ts");
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(302, -1);
          });
      origin.text("/a.m3u8", HEAD + "#EXTINF:.4,\nturn.ts\n#EXT-X-ENDLIST\n");

      try (Source source = open("/a.m3u8")) {
        assertThat(SourceFixture.readAll(source)).isEqualTo(content);
        assertThat(source.delivery().skippedSegments()).isZero();
      }
    }
  }

  @Test
  void aPlaylistWithoutAnyReachableSegmentIsAFault() {
    origin.text("/a.m3u8", HEAD + "#EXTINF:.4,\nnone.ts\n#EXT-X-ENDLIST\n");

    assertThat(failure("/a.m3u8").fault()).isEqualTo(SourceFault.HTTP_ERROR);
  }

  @Test
  void readsAPlaylistFromAFolder(@TempDir Path folder) throws Exception {
    Files.write(folder.resolve("s1.ts"), ts(1));
    Files.write(folder.resolve("s 3.ts"), ts(3));
    Path playlist =
        Files.writeString(
            folder.resolve("list.m3u8"),
            HEAD + "#EXTINF:.1,\ns1.ts\n#EXTINF:.1,\ns2.ts\n#EXTINF:.1,\ns 3.ts\n#EXT-X-ENDLIST\n");

    try (Source source = sources.create(SourceSpec.of(playlist.toString()))) {
      assertThat(SourceFixture.readAll(source)).isEqualTo(concat(ts(1), ts(3)));
      assertThat(source.delivery().skippedSegments()).isEqualTo(1);
    }
  }

  @Test
  void aStreamFromTheWebMayNotNameLocalFiles(@TempDir Path folder) throws Exception {
    Path secret = Files.write(folder.resolve("s.ts"), ts(1));
    origin.text("/a.m3u8", HEAD + "#EXTINF:.1,\n" + secret.toUri() + "\n#EXT-X-ENDLIST\n");

    assertThat(failure("/a.m3u8").fault()).isEqualTo(SourceFault.ADDRESS_FORBIDDEN);
  }

  private Source open(String path) throws SourceException {
    return sources.create("news", SourceSpec.of(origin.url(path)));
  }

  private SourceException failure(String path) {
    return SourceFixture.failure(
        () -> {
          try (Source source = open(path)) {
            SourceFixture.readAll(source);
          }
        });
  }
}
