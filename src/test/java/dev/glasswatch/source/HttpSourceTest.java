package dev.glasswatch.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpSourceTest {
  private static final byte[] CONTENT = SourceFixture.noise(3_000_000, 2);

  private final TestOrigin origin = new TestOrigin();
  private final TestOrigin elsewhere = new TestOrigin();
  private final Sources sources = SourceFixture.sources();

  @AfterEach
  void close() {
    sources.close();
    origin.close();
    elsewhere.close();
  }

  @Test
  void readsAResourceToItsEnd() throws Exception {
    origin.bytes("/a.ts", CONTENT);

    try (Source source = sources.create(SourceSpec.of(origin.url("/a.ts")))) {
      assertThat(SourceFixture.readAll(source)).isEqualTo(CONTENT);
      assertThat(source.live()).isFalse();
      assertThat(source.delivery().lastStatus()).isEqualTo(200);
      assertThat(source.delivery().bytes()).isEqualTo(CONTENT.length);
      assertThat(source.delivery().timeToFirstByte()).isPositive();
    }
  }

  @Test
  void whatHasNoLengthIsLive() throws Exception {
    origin.on(
        "/radio",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(CONTENT);
        });

    try (Source source = sources.create(SourceSpec.of(origin.url("/radio")))) {
      Run run = source.open().getFirst().next().orElseThrow();
      assertThat(source.live()).isTrue();
      assertThat(run.seekable()).isFalse();
      assertThat(SourceFixture.read(run, Integer.MAX_VALUE)).isEqualTo(CONTENT);
      assertThat(SourceFixture.failure(() -> run.seek(0)).fault())
          .isEqualTo(SourceFault.UNSUPPORTED);
    }
  }

  @Test
  void seeksByRangeAndReadsThroughShortHops() throws Exception {
    origin.ranges("/a.mp4", CONTENT);

    try (Source source = sources.create(SourceSpec.of(origin.url("/a.mp4")))) {
      Run run = source.open().getFirst().next().orElseThrow();
      assertThat(run.seekable()).isTrue();
      for (int position : List.of(0, 40, 20, 1_000, 200_000, 2_900_000, 100, 2_999_990)) {
        run.seek(position);
        int end = Math.min(position + 50, CONTENT.length);
        assertThat(SourceFixture.read(run, 50))
            .as("at %d", position)
            .isEqualTo(Arrays.copyOfRange(CONTENT, position, end));
      }
      run.seek(CONTENT.length + 5L);
      assertThat(run.read(ByteBuffer.allocate(1))).isEqualTo(-1);
      run.seek(7);
      assertThat(SourceFixture.read(run, 2)).isEqualTo(Arrays.copyOfRange(CONTENT, 7, 9));
    }
    List<String> ranges =
        origin.seen().stream().map(seen -> seen.headers().getFirst("Range")).toList();
    assertThat(ranges)
        .containsExactly(null, "bytes=2900000-", "bytes=100-", "bytes=2999990-", "bytes=7-");
  }

  @Test
  void followsRedirectsWithinTheBound() throws Exception {
    origin.redirect("/1", "/2").redirect("/2", elsewhere.url("/3"));
    elsewhere.redirect("/3", "a.ts?x=1").bytes("/a.ts", CONTENT);
    origin.redirect("/loop", "/loop");
    origin.redirect("/file", "file:///etc/passwd");

    assertThat(read("/1")).isEqualTo(CONTENT);
    assertThat(failure("/loop")).hasMessageContaining("redirects too many times");
    assertThat(origin.count("/loop")).isEqualTo(SourceFixture.SMALL.redirects() + 1);
    assertThat(failure("/file")).hasMessageContaining("not on the web");
  }

  @Test
  void anErrorStatusIsAFault() {
    SourceException e = failure("/missing?token=s3cret");

    assertThat(e.fault()).isEqualTo(SourceFault.HTTP_ERROR);
    assertThat(e).hasMessage(origin.url("/missing") + " answered 404.");
  }

  @Test
  void credentialsGoToTheOwnOriginOnly() throws Exception {
    origin.redirect("/a", "/b").redirect("/b", elsewhere.url("/c"));
    elsewhere.redirect("/c", origin.url("/d"));
    origin.bytes("/d", CONTENT);
    String url = origin.url("/a").replace("http://", "http://us%40er:s3:cret@");
    SourceSpec spec = SourceFixture.withHeaders(url, Map.of("X-Token", "t0ken"));

    try (Source source = sources.create(spec)) {
      assertThat(SourceFixture.readAll(source)).isEqualTo(CONTENT);
    }
    assertThat(origin.seen())
        .allSatisfy(
            seen -> {
              // base64 of us@er:s3:cret
              assertThat(seen.headers().getFirst("Authorization"))
                  .isEqualTo("Basic dXNAZXI6czM6Y3JldA==");
              assertThat(seen.headers().getFirst("X-Token")).isEqualTo("t0ken");
            })
        .hasSize(3);
    assertThat(elsewhere.seen())
        .allSatisfy(
            seen -> {
              assertThat(seen.headers().containsKey("Authorization")).isFalse();
              assertThat(seen.headers().containsKey("X-Token")).isFalse();
            })
        .hasSize(1);
  }

  @Test
  void aHeaderThatWouldSplitTheRequestIsRefusedWithoutItsValue() {
    for (Map<String, String> headers :
        List.of(
            Map.of("X-A", "s3cret\r\nX-B: 1"),
            Map.of("X A", "s3cret"),
            Map.of("Host", "s3cret"),
            Map.of("transfer-encoding", "s3cret"))) {
      SourceSpec spec = SourceFixture.withHeaders(origin.url("/a"), headers);
      SourceException e = SourceFixture.failure(() -> sources.create(spec));
      assertThat(e.fault()).isEqualTo(SourceFault.MALFORMED);
      assertThat(e.getMessage()).doesNotContain("s3cret");
    }
  }

  @Test
  void reachesIpv6Literals() {
    // Nobody listens there; what matters is that it was understood and tried.
    assertThat(SourceFixture.failure(() -> open("http://[::1]:1/a")).fault())
        .isEqualTo(SourceFault.UNREACHABLE);
  }

  @Test
  void aConnectionIsUsedAgain() throws Exception {
    origin.bytes("/a.ts", CONTENT).bytes("/b.ts", CONTENT);

    read("/a.ts");
    read("/b.ts");

    assertThat(origin.connections()).isEqualTo(1);
  }

  private void open(String url) throws SourceException {
    try (Source source = sources.create(SourceSpec.of(url))) {
      source.open();
    }
  }

  private byte[] read(String path) throws SourceException {
    try (Source source = sources.create(SourceSpec.of(origin.url(path)))) {
      return SourceFixture.readAll(source);
    }
  }

  private SourceException failure(String path) {
    return SourceFixture.failure(() -> read(path));
  }
}
