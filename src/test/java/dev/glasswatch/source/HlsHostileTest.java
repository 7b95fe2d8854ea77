package dev.glasswatch.source;

import static dev.glasswatch.source.HlsFixture.ts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Playlists that mean harm. */
@Timeout(30)
class HlsHostileTest {
  private static final String HEAD = "#EXTM3U\n#EXT-X-TARGETDURATION:1\n";
  private static final String OK = "HTTP/1.1 200 OK\r\n\r\n";

  private final TestOrigin origin = new TestOrigin();
  private final Sources sources = SourceFixture.sources();

  @AfterEach
  void close() {
    sources.close();
    origin.close();
  }

  @Test
  void anEndlessPlaylistIsCutOff() throws Exception {
    try (RawServer server = RawServer.endless(OK + HEAD, "#EXTINF:1,\na.ts\n")) {
      assertThat(failure(server.url("/a")).fault()).isEqualTo(SourceFault.TOO_LARGE);
      await().untilAsserted(() -> assertThat(server.open()).isZero());
    }
  }

  @Test
  void anEndlessSegmentIsCutOff() throws Exception {
    try (RawServer server = RawServer.endless(OK, "G")) {
      origin.text("/a", HEAD + "#EXTINF:1,\n" + server.url("/s.ts") + "\n#EXT-X-ENDLIST\n");

      assertThat(failure(origin.url("/a")).fault()).isEqualTo(SourceFault.TOO_LARGE);
      await().untilAsserted(() -> assertThat(server.open()).isZero());
    }
  }

  @Test
  void anEndlessKeyAndAnEndlessInitialisationAreCutOff() throws Exception {
    origin.bytes("/s.ts", ts(1));
    try (RawServer server = RawServer.endless(OK, "k")) {
      String list = "#EXTINF:1,\ns.ts\n#EXT-X-ENDLIST\n";
      origin.text(
          "/key", HEAD + "#EXT-X-KEY:METHOD=AES-128,URI=\"" + server.url("/") + "\"\n" + list);
      origin.text("/map", HEAD + "#EXT-X-MAP:URI=\"" + server.url("/") + "\"\n" + list);

      assertThat(failure(origin.url("/key")).fault()).isEqualTo(SourceFault.TOO_LARGE);
      assertThat(failure(origin.url("/map")).fault()).isEqualTo(SourceFault.TOO_LARGE);
    }
  }

  @Test
  void aSegmentThatDripsIsSkippedAndThenAFault() throws Exception {
    try (RawServer server = RawServer.dripping(OK, 'G')) {
      origin.text("/a", HEAD + "#EXTINF:.1,\n" + server.url("/s.ts") + "\n#EXT-X-ENDLIST\n");

      assertThat(failure(origin.url("/a")).fault()).isEqualTo(SourceFault.STALLED);
    }
  }

  @Test
  void aMasterThatNamesAMasterIsMalformed() {
    origin.text("/a", "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\na\n");

    assertThat(failure(origin.url("/a")).fault()).isEqualTo(SourceFault.MALFORMED);
  }

  @Test
  void noEntryOfAPlaylistReachesAForbiddenAddress() throws Exception {
    try (RawServer forbidden = RawServer.silent()) {
      String there = "http://localhost.example:" + forbidden.port() + "/x";
      String own = "#EXTINF:1,\ns.ts\n#EXT-X-ENDLIST\n";
      origin.bytes("/s.ts", ts(1));
      origin.redirect("/redirect.ts", there);
      assertForbidden(HEAD + "#EXTINF:1,\n" + there + "\n#EXT-X-ENDLIST\n");
      assertForbidden(HEAD + "#EXTINF:1,\nredirect.ts\n#EXT-X-ENDLIST\n");
      assertForbidden(HEAD + "#EXT-X-KEY:METHOD=AES-128,URI=\"" + there + "\"\n" + own);
      assertForbidden(HEAD + "#EXT-X-MAP:URI=\"" + there + "\"\n" + own);
      assertForbidden("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n" + there + "\n");
      assertForbidden(
          "#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"a\",DEFAULT=YES,URI=\""
              + there
              + "\"\n#EXT-X-STREAM-INF:BANDWIDTH=1,AUDIO=\"a\"\nvariant\n",
          HEAD + own);
      assertThat(forbidden.connections()).isZero();
    }
  }

  private void assertForbidden(String playlist) throws IOException {
    assertForbidden(playlist, "");
  }

  private void assertForbidden(String playlist, String variant) {
    origin.text("/a", playlist).text("/variant", variant);
    HostResolver resolver =
        name ->
            new InetAddress[] {
              InetAddress.ofLiteral(name.equals("origin.example") ? "127.0.0.2" : "127.0.0.1")
            };
    SourcePolicy policy =
        new SourcePolicy(AddressPolicy.allowing("127.0.0.2"), new FileAccess.Nowhere());
    try (Sources strict = SourceFixture.sources(policy, SourceFixture.LIMITS, resolver)) {
      String url = "http://origin.example:" + origin.port() + "/a";
      SourceException e =
          SourceFixture.failure(
              () -> {
                try (Source source = strict.create(SourceSpec.of(url))) {
                  SourceFixture.readAll(source);
                }
              });
      assertThat(e.fault()).as(playlist).isEqualTo(SourceFault.ADDRESS_FORBIDDEN);
    }
  }

  private SourceException failure(String url) {
    return SourceFixture.failure(
        () -> {
          try (Source source = sources.create("news", SourceSpec.of(url))) {
            SourceFixture.readAll(source);
          }
        });
  }
}
