package dev.glasswatch.source;

import static dev.glasswatch.source.HlsFixture.concat;
import static dev.glasswatch.source.HlsFixture.live;
import static dev.glasswatch.source.HlsFixture.ts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(40)
class HlsLiveTest {
  private final TestOrigin origin = new TestOrigin();
  private final Sources sources = SourceFixture.sources();

  @BeforeEach
  void segments() {
    for (int i = 0; i < 30; i++) {
      origin.bytes("/s" + i + ".ts", ts(i));
    }
  }

  @AfterEach
  void close() {
    sources.close();
    origin.close();
  }

  @Test
  void startsAtTheLiveEdgeAndFollowsUntilTheEnd() throws Exception {
    origin.text("/live", live(0, 8));

    try (Source source = open()) {
      Input input = source.open().getFirst();
      assertThat(source.live()).isTrue();
      assertThat(source.delivery().targetDuration()).isEqualTo(Duration.ofSeconds(1));
      Run run = input.next().orElseThrow();
      assertThat(SourceFixture.read(run, ts(5).length)).isEqualTo(ts(5));
      assertThat(SourceFixture.read(run, ts(6).length)).isEqualTo(ts(6));

      origin.text("/live", live(2, 8) + "#EXT-X-ENDLIST\n");

      assertThat(SourceFixture.read(run, Integer.MAX_VALUE)).isEqualTo(concat(ts(7), ts(8), ts(9)));
      assertThat(input.next()).isEmpty();
      assertThat(source.delivery().skippedSegments()).isZero();
      assertThat(origin.count("/s4.ts")).isZero();
    }
  }

  @Test
  void fetchesNoMoreThanTwoSegmentsAhead() throws Exception {
    origin.text("/live", live(0, 3));

    try (Sources patient =
            SourceFixture.sources(
                SourceFixture.LOOPBACK, SourceLimits.DEFAULT, HostResolver.SYSTEM);
        Source source = patient.create("news", SourceSpec.of(origin.url("/live")))) {
      Input input = source.open().getFirst();
      await().untilAsserted(() -> assertThat(origin.count("/s1.ts")).isEqualTo(1));
      // The playlist is looked after though nobody reads.
      long reloads = origin.count("/live");
      await().untilAsserted(() -> assertThat(origin.count("/live")).isGreaterThan(reloads + 1));
      assertThat(origin.count("/s2.ts")).isZero();
      assertThat(input.ready()).isTrue();
      Run run = input.next().orElseThrow();
      SourceFixture.read(run, ts(0).length);
      await().untilAsserted(() -> assertThat(origin.count("/s2.ts")).isEqualTo(1));
    }
  }

  @Test
  void aPlaylistThatStandsStillIsStale() throws Exception {
    origin.text("/live", live(0, 3));

    try (Source source = open()) {
      SourceException e = SourceFixture.failure(() -> SourceFixture.readAll(source));
      assertThat(e.fault()).isEqualTo(SourceFault.PLAYLIST_STALE);
      // Everything that was there has been read before.
      assertThat(source.delivery().bytes())
          .isGreaterThanOrEqualTo(concat(ts(0), ts(1), ts(2)).length);
    }
  }

  @Test
  void aPlaylistThatCannotBeReloadedIsAFaultOfItsOwn() throws Exception {
    origin.text("/live", live(0, 3));

    try (Source source = open()) {
      Input input = source.open().getFirst();
      origin.gone("/live");

      SourceException e = SourceFixture.failure(() -> SourceFixture.readAll(input));

      assertThat(e.fault()).isEqualTo(SourceFault.HTTP_ERROR);
      assertThat(source.delivery().lastStatus()).isEqualTo(404);
    }
  }

  @Test
  void survivesAShortOutageOfThePlaylist() throws Exception {
    origin.text("/live", live(0, 3));

    try (Source source = open()) {
      Input input = source.open().getFirst();
      origin.gone("/live");
      await().untilAsserted(() -> assertThat(source.delivery().failedRequests()).isPositive());
      origin.text("/live", live(1, 3) + "#EXT-X-ENDLIST\n");

      assertThat(SourceFixture.readAll(input)).isEqualTo(concat(ts(0), ts(1), ts(2), ts(3)));
    }
  }

  @Test
  void segmentsThatLeftThePlaylistAreCounted() throws Exception {
    origin.text("/live", live(0, 3));

    try (Source source = open()) {
      Run run = source.open().getFirst().next().orElseThrow();
      SourceFixture.read(run, concat(ts(0), ts(1), ts(2)).length);
      origin.text("/live", live(7, 3) + "#EXT-X-ENDLIST\n");

      assertThat(SourceFixture.read(run, Integer.MAX_VALUE)).isEqualTo(concat(ts(7), ts(8), ts(9)));
      assertThat(source.delivery().skippedSegments()).isEqualTo(4);
    }
  }

  @Test
  void anEncoderThatStartsOverStartsANewRun() throws Exception {
    origin.text("/live", live(20, 3));

    try (Source source = open()) {
      Input input = source.open().getFirst();
      Run before = input.next().orElseThrow();
      SourceFixture.read(before, concat(ts(20), ts(21), ts(22)).length);
      origin.text("/live", live(0, 2));
      Optional<Run> after = Optional.empty();
      while (after.isEmpty()) {
        after = input.next();
      }

      assertThat(after.get().sameClock()).isFalse();
      assertThat(SourceFixture.read(after.get(), ts(0).length)).isEqualTo(ts(0));
      assertThat(source.delivery().skippedSegments()).isZero();
    }
  }

  @Test
  void missingSegmentsForTooLongAreAFault() throws Exception {
    origin.text("/live", live(40, 3));
    origin.on(
        "/live",
        exchange -> {
          byte[] text = live(40 + (int) origin.count("/live"), 3).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, text.length);
          exchange.getResponseBody().write(text);
        });

    try (Source source = open()) {
      SourceException e = SourceFixture.failure(() -> SourceFixture.readAll(source));
      assertThat(e.fault()).isEqualTo(SourceFault.HTTP_ERROR);
      assertThat(source.delivery().skippedSegments()).isPositive();
    }
  }

  @Test
  void stopFreesAReaderThatWaitsForTheNextSegment() throws Exception {
    origin.text("/live", live(0, 1));

    try (Source source = open()) {
      Run run = source.open().getFirst().next().orElseThrow();
      SourceFixture.read(run, ts(0).length);
      FutureTask<byte[]> reading = new FutureTask<>(() -> SourceFixture.read(run, 1));
      Thread reader = Thread.ofPlatform().daemon().name("reader").start(reading);
      await().until(() -> reader.getState() == Thread.State.TIMED_WAITING);

      source.stop();

      reader.join(Duration.ofSeconds(2));
      assertThat(reading.state()).isEqualTo(FutureTask.State.FAILED);
      assertThat(((SourceException) reading.exceptionNow()).fault()).isEqualTo(SourceFault.STOPPED);
      long asked = origin.seen().size();
      await().during(Duration.ofMillis(1200)).until(() -> origin.seen().size() == asked);
    }
  }

  private Source open() throws SourceException {
    return sources.create("news", SourceSpec.of(origin.url("/live")));
  }
}
