package dev.glasswatch.source;

import static dev.glasswatch.source.HlsFixture.concat;
import static dev.glasswatch.source.HlsFixture.encrypt;
import static dev.glasswatch.source.HlsFixture.initialisation;
import static dev.glasswatch.source.HlsFixture.ts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Segments that are more than one file each: initialisation sections, byte ranges, keys. */
@Timeout(30)
class HlsResourceTest {
  private static final String HEAD = "#EXTM3U\n#EXT-X-TARGETDURATION:4\n";

  private final TestOrigin origin = new TestOrigin();
  private final Sources sources = SourceFixture.sources();

  @AfterEach
  void close() {
    sources.close();
    origin.close();
  }

  @Test
  void readsFragmentsWithTheirInitialisation() throws Exception {
    byte[] all = SourceFixture.noise(300_000, 9);
    origin.ranges("/all.mp4", all).bytes("/b.m4s", ts(2)).bytes("/c.m4s", ts(3));
    origin.bytes("/init1", initialisation(1)).bytes("/init2", initialisation(2));
    origin.text(
        "/a.m3u8",
        HEAD
            + "#EXT-X-MAP:URI=\"init1\"\n#EXTINF:4,\n#EXT-X-BYTERANGE:1000@5000\nall.mp4\n"
            + "#EXTINF:4,\n#EXT-X-BYTERANGE:2000\nall.mp4\n#EXTINF:4,\nb.m4s\n"
            + "#EXT-X-MAP:URI=\"init2\"\n#EXTINF:4,\nc.m4s\n#EXT-X-ENDLIST\n");

    try (Source source = open("/a.m3u8")) {
      List<HlsFixture.SeenRun> runs = HlsFixture.runs(source.open().getFirst());
      assertThat(runs).hasSize(2);
      assertThat(runs.get(0).format()).contains("mp4");
      assertThat(runs.get(0).bytes())
          .isEqualTo(
              concat(
                  initialisation(1),
                  Arrays.copyOfRange(all, 5000, 6000),
                  Arrays.copyOfRange(all, 6000, 8000),
                  ts(2)));
      assertThat(runs.get(1).sameClock()).isTrue();
      assertThat(runs.get(1).bytes()).isEqualTo(concat(initialisation(2), ts(3)));
    }
    assertThat(origin.count("/init1")).isEqualTo(1);
  }

  @Test
  void cutsByteRangesOutWhereTheServerSendsEverything() throws Exception {
    byte[] all = ts(7);
    origin.bytes("/all.ts", all);
    origin.text(
        "/a.m3u8", HEAD + "#EXTINF:4,\n#EXT-X-BYTERANGE:1880@376\nall.ts\n#EXT-X-ENDLIST\n");

    try (Source source = open("/a.m3u8")) {
      assertThat(SourceFixture.readAll(source)).isEqualTo(Arrays.copyOfRange(all, 376, 376 + 1880));
    }
  }

  @Test
  void decryptsWithExplicitAndImpliedVectors() throws Exception {
    byte[] key = SourceFixture.noise(16, 3);
    byte[] implied = new byte[16];
    implied[15] = 11;
    byte[] explicit = SourceFixture.noise(16, 4);
    String hex = HexFormat.of().formatHex(explicit);
    origin.bytes("/key", key);
    origin.bytes("/s1.ts", encrypt(ts(1), key, implied));
    origin.bytes("/s2.ts", encrypt(ts(2), key, explicit)).bytes("/s3.ts", ts(3));
    origin.text(
        "/a.m3u8",
        HEAD
            + "#EXT-X-MEDIA-SEQUENCE:11\n#EXT-X-KEY:METHOD=AES-128,URI=\"key\"\n#EXTINF:4,\ns1.ts\n"
            + "#EXT-X-KEY:METHOD=AES-128,URI=\"key\",IV=0X"
            + hex
            + "\n#EXTINF:4,\ns2.ts\n#EXT-X-KEY:METHOD=NONE\n#EXTINF:4,\ns3.ts\n#EXT-X-ENDLIST\n");

    try (Source source = open("/a.m3u8")) {
      assertThat(SourceFixture.readAll(source)).isEqualTo(concat(ts(1), ts(2), ts(3)));
    }
    assertThat(origin.count("/key")).isEqualTo(1);
  }

  @Test
  void aWrongKeyIsAFaultThatShowsNoKey() {
    byte[] key = SourceFixture.noise(16, 3);
    origin.bytes("/key", SourceFixture.noise(16, 5)).bytes("/short", new byte[5]);
    origin.bytes("/s1.ts", encrypt(ts(1), key, new byte[16]));
    String list = "#EXTINF:4,\ns1.ts\n#EXT-X-ENDLIST\n";
    origin.text("/a.m3u8", HEAD + "#EXT-X-KEY:METHOD=AES-128,URI=\"key?s3cret\"\n" + list);
    origin.text("/b.m3u8", HEAD + "#EXT-X-KEY:METHOD=AES-128,URI=\"short?s3cret\"\n" + list);

    for (String path : List.of("/a.m3u8", "/b.m3u8")) {
      SourceException e = failure(path);
      assertThat(e.fault()).isEqualTo(SourceFault.MALFORMED);
      assertThat(e.getMessage()).doesNotContain("s3cret");
    }
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
