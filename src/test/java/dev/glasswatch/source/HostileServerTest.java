package dev.glasswatch.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HostileServerTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n";

  private final Sources sources = SourceFixture.sources();

  @AfterEach
  void close() {
    sources.close();
  }

  @Test
  void acceptsAndNeverAnswers() throws Exception {
    try (RawServer server = RawServer.silent()) {
      assertFault(server, SourceFault.STALLED);
    }
  }

  @Test
  void dripsItsHeader() throws Exception {
    try (RawServer server = RawServer.dripping("HTTP/1.1 200 OK\r\nX-Long: ", 'a')) {
      assertFault(server, SourceFault.STALLED);
    }
  }

  @Test
  void dripsItsBody() throws Exception {
    try (RawServer server = RawServer.dripping(OK, 'a')) {
      assertFault(server, SourceFault.STALLED);
    }
  }

  @Test
  void sendsInformationalResponsesForEver() throws Exception {
    try (RawServer server = RawServer.endless("", "HTTP/1.1 100 Continue\r\n\r\n")) {
      assertFault(server, SourceFault.STALLED);
    }
  }

  @Test
  void sendsAnEndlessHeaderLine() throws Exception {
    try (RawServer server = RawServer.endless("HTTP/1.1 200 OK\r\nX-Long: ", "a")) {
      assertFault(server, SourceFault.TOO_LARGE);
    }
  }

  @Test
  void sendsEndlessHeaderLines() throws Exception {
    try (RawServer server = RawServer.endless("HTTP/1.1 200 OK\r\n", "X-Many: a\r\n")) {
      assertFault(server, SourceFault.TOO_LARGE);
    }
  }

  @Test
  void truncatesItsBody() throws Exception {
    try (RawServer server = RawServer.saying(OK + "x".repeat(5000), false)) {
      assertFault(server, SourceFault.UNREACHABLE);
    }
  }

  @Test
  void truncatesItsChunks() throws Exception {
    String chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1000\r\n";
    try (RawServer server = RawServer.saying(chunked + "x".repeat(500), false)) {
      assertFault(server, SourceFault.UNREACHABLE);
    }
  }

  @Test
  void resetsBeforeAndWithinItsAnswer() throws Exception {
    try (RawServer early = RawServer.saying("", true);
        RawServer late = RawServer.saying(OK + "x".repeat(5000), true)) {
      assertFault(early, SourceFault.UNREACHABLE);
      assertFault(late, SourceFault.UNREACHABLE);
    }
  }

  @Test
  void speaksSomethingElse() throws Exception {
    try (RawServer server = RawServer.saying("SSH-2.0-OpenSSH\r\n", false)) {
      SourceException e = failure(server.url("/a"));
      assertThat(e.fault()).isIn(SourceFault.MALFORMED, SourceFault.UNREACHABLE);
    }
  }

  @Test
  void isNotTls() throws Exception {
    try (RawServer server = RawServer.saying("HTTP/1.1 400 Bad\r\n\r\n", false).atOnce()) {
      String url = server.url("/a").replace("http:", "https:");
      assertThat(failure(url).fault()).isIn(SourceFault.TLS_ERROR, SourceFault.UNREACHABLE);
    }
  }

  @Test
  void dripsItsTlsHandshake() throws Exception {
    try (RawServer server = RawServer.drippingAtOnce('\u0016')) {
      String url = server.url("/a").replace("http:", "https:");
      assertThat(failure(url).fault()).isEqualTo(SourceFault.STALLED);
      await().untilAsserted(() -> assertThat(server.open()).isZero());
    }
  }

  @Test
  void stopFreesWhoeverIsBlocked() throws Exception {
    SourceLimits patient =
        new SourceLimits(
            new SourceDeadlines(
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                3,
                Duration.ofMinutes(5)),
            SourceFixture.SMALL);
    CountDownLatch never = new CountDownLatch(1);
    HostResolver silent =
        name -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          throw new UnknownHostException(name);
        };
    try (Sources patientSources = SourceFixture.sources(SourceFixture.LOOPBACK, patient, silent);
        RawServer mute = RawServer.silent();
        RawServer header = RawServer.dripping("HTTP/1.1 200 OK\r\nX-Long: ", 'a');
        RawServer body = RawServer.dripping(OK, 'a');
        RawServer handshake = RawServer.drippingAtOnce('\u0016')) {
      assertStops(patientSources, mute.url("/"), mute);
      assertStops(patientSources, header.url("/"), header);
      assertStops(patientSources, body.url("/"), body);
      assertStops(patientSources, handshake.url("/").replace("http:", "https:"), handshake);
      assertStops(patientSources, "http://never.example/", null);
    } finally {
      never.countDown();
    }
  }

  private static void assertStops(Sources sources, String url, @Nullable RawServer server)
      throws Exception {
    try (Source source = sources.create(SourceSpec.of(url))) {
      FutureTask<byte[]> reading = new FutureTask<>(() -> SourceFixture.readAll(source));
      Thread reader = Thread.ofPlatform().daemon().name("reader").start(reading);
      if (server != null) {
        await().untilAsserted(() -> assertThat(server.connections()).isPositive());
      }
      await().until(() -> reader.getState() != Thread.State.RUNNABLE || server != null);

      source.stop();

      reader.join(Duration.ofSeconds(2));
      assertThat(reading.state()).as(url).isEqualTo(FutureTask.State.FAILED);
      assertThat(reading.exceptionNow())
          .isInstanceOfSatisfying(
              SourceException.class, e -> assertThat(e.fault()).isEqualTo(SourceFault.STOPPED));
      if (server != null) {
        await().atMost(2, TimeUnit.SECONDS).until(() -> server.open() == 0);
      }
    }
  }

  private void assertFault(RawServer server, SourceFault fault) throws IOException {
    SourceException e = failure(server.url("/live?token=s3cret"));

    assertThat(e.fault()).as(e.getMessage()).isEqualTo(fault);
    assertThat(e.getMessage()).startsWith(server.url("/live")).doesNotContain("s3cret");
    await().untilAsserted(() -> assertThat(server.open()).isZero());
  }

  private SourceException failure(String url) {
    return SourceFixture.failure(
        () -> {
          try (Source source = sources.create(SourceSpec.of(url))) {
            SourceFixture.readAll(source);
          }
        });
  }
}
