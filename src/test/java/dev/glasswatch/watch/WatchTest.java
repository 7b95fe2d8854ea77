package dev.glasswatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.glasswatch.incident.EndReason;
import dev.glasswatch.incident.Transition;
import dev.glasswatch.incident.TransitionKind;
import dev.glasswatch.incident.WatchDefects;
import dev.glasswatch.media.FrameView;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchTest {

  private final WatchFixture fixture = new WatchFixture();
  private final ScriptedDetector witness = new ScriptedDetector("witness");

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void showsEverythingToEveryDetectorAndEnds() throws Exception {
    ScriptedDetector other = new ScriptedDetector("other");
    WatchFacts facts = fixture.complete(witness, other);
    assertThat(witness.seen.stream().filter(line -> line.startsWith("frame"))).hasSize(75);
    assertThat(witness.seen).startsWith("TracksChanged").endsWith("Ended").isEqualTo(other.seen);
    assertThat(facts.status().state()).isEqualTo(StreamState.ENDED);
    assertThat(facts.media().videoFrames()).isEqualTo(75);
    assertThat(facts.unwatched()).isEmpty();
    assertThat(facts.detectors()).allMatch(detector -> detector.frames() == 75);
  }

  @Test
  void saysTheSameTwice() throws Exception {
    fixture.complete(witness);
    List<String> first = spoken();
    fixture.transitions.clear();
    fixture.complete(new ScriptedDetector("witness"));
    assertThat(spoken()).isEqualTo(first).hasSize(6);
    assertThat(first)
        .startsWith("opened witness 520000", "resolved witness 520000-1000000")
        .endsWith("resolved witness 2520000");
  }

  private List<String> spoken() {
    return fixture.transitions.stream().map(WatchTest::line).toList();
  }

  private static String line(Transition transition) {
    return transition.kind().label()
        + " "
        + transition.incident().key().defect()
        + " "
        + transition.incident().mediaStart()
        + (transition.incident().mediaEnd().isPresent()
            ? "-" + transition.incident().mediaEnd().getAsLong()
            : "");
  }

  @Test
  void aDetectorThatThrowsChangesNothingForTheOthers() throws Exception {
    fixture.complete(witness);
    List<String> undisturbed = List.copyOf(witness.seen);
    List<String> verdict = spoken();
    fixture.transitions.clear();
    witness.seen.clear();
    ScriptedDetector thrower =
        new ScriptedDetector("thrower") {
          @Override
          void onFrame(FrameView frame) {
            if (frame.index() % 10 == 9) {
              throw new IllegalStateException("every tenth frame");
            }
          }
        };
    WatchFacts facts = fixture.complete(witness, thrower);
    assertThat(witness.seen).isEqualTo(undisturbed);
    assertThat(spoken().stream().filter(line -> line.contains("witness"))).isEqualTo(verdict);
    assertThat(facts.detectors().get(1).failures()).isEqualTo(7);
    assertThat(thrower.seen.stream().filter(line -> line.startsWith("frame"))).hasSize(68);
    assertThat(opened(WatchDefects.DETECTOR_FAILED.name())).hasSize(1);
  }

  private Stream<Transition> opened(String defect) {
    return fixture.transitions.stream()
        .filter(transition -> transition.kind() == TransitionKind.OPENED)
        .filter(transition -> transition.incident().key().defect().name().equals(defect));
  }

  /** Blocks on one frame for a minute, unless interrupted. */
  private static final class Sleeper extends ScriptedDetector {
    private final CountDownLatch never = new CountDownLatch(1);

    Sleeper() {
      super("sleeper");
    }

    @Override
    void onFrame(FrameView frame) {
      if (frame.index() == 20) {
        try {
          assertThat(never.await(60, java.util.concurrent.TimeUnit.SECONDS)).isFalse();
        } catch (InterruptedException e) {
          // A plug-in that swallows it and goes on as if nothing had been.
        }
      }
    }
  }

  @Test
  void aDetectorThatSleepsChangesNothingForTheOthers() throws Exception {
    fixture.complete(witness);
    List<String> undisturbed = List.copyOf(witness.seen);
    witness.seen.clear();
    WatchFacts facts = fixture.complete(new Sleeper(), witness);
    assertThat(witness.seen).isEqualTo(undisturbed);
    assertThat(facts.detectors().get(0).hangs()).isEqualTo(1);
    assertThat(opened(WatchDefects.DETECTOR_FAILED.name())).hasSize(1);
  }

  @Test
  void liveNobodyWaitsForADetectorThatSleeps() throws Exception {
    String file = WatchFixture.clip().toString();
    try (Watch watch = fixture.watch(file, WatchMode.LIVE, false, new Sleeper(), witness)) {
      watch.start();
      assertThat(watch.awaitEnd(Duration.ofSeconds(20))).isTrue();
      WatchFacts facts = watch.facts();
      assertThat(facts.detectors().get(1).frames()).isEqualTo(75);
      assertThat(facts.detectors().get(1).skipped()).isZero();
      assertThat(facts.detectors().get(0).hangs()).isEqualTo(1);
    }
  }

  @Test
  void aLoopGoesOnInMediaTime() throws Exception {
    String file = WatchFixture.clip().toString();
    try (Watch watch = fixture.watch(file, WatchMode.LIVE, true, witness)) {
      watch.start();
      await().atMost(Duration.ofSeconds(20)).until(() -> watch.facts().media().videoFrames() > 85);
      watch.stop(EndReason.STREAM_REMOVED);
      assertThat(watch.awaitEnd(Duration.ofSeconds(2))).isTrue();
      assertThat(watch.facts().status().state()).isEqualTo(StreamState.STOPPED);
    }
    assertThat(witness.seen).contains("Discontinuity");
    assertThat(witness.seen.stream().filter(line -> line.startsWith("frame 75 at")).toList())
        .singleElement()
        .satisfies(line -> assertThat(timeOf(line)).isGreaterThanOrEqualTo(3_000_000));
  }

  private static long timeOf(String line) {
    return Long.parseLong(line.replaceFirst("frame [0-9]+ at ([0-9]+):.*", "$1"));
  }

  @Test
  void stopsWithinTwoSecondsOfAServerThatNeverAnswers() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:%d/live.m3u8".formatted(server.getLocalPort());
      try (Watch watch = fixture.watch(url, WatchMode.LIVE, false, witness)) {
        watch.start();
        server.accept();
        watch.stop(EndReason.STREAM_REMOVED);
        assertThat(watch.awaitEnd(Duration.ofSeconds(2))).isTrue();
      }
    }
  }

  @Test
  void comesBackToAServerThatWasAway() throws IOException {
    int port = freePort();
    String url = "http://127.0.0.1:%d/clip.mkv".formatted(port);
    try (Watch watch = fixture.watch(url, WatchMode.LIVE, true, witness)) {
      watch.start();
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> watch.facts().status().state() == StreamState.RECONNECTING);
      assertThat(watch.facts().status().reason()).isEqualTo("unreachable");
      try (FileOrigin origin = new FileOrigin(port, WatchFixture.clip())) {
        assertThat(URI.create(url).getPort()).isEqualTo(origin.port());
        await().atMost(Duration.ofSeconds(40)).until(() -> watch.facts().media().videoFrames() > 0);
        assertThat(watch.facts().status().state()).isEqualTo(StreamState.LIVE);
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void aForbiddenAddressIsRefusedAndSaidUntilTheStreamIsRemoved() throws Exception {
    try (Watch watch = fixture.watch("http://10.1.2.3/live.m3u8", WatchMode.LIVE, false, witness)) {
      watch.start();
      assertThat(watch.awaitEnd(Duration.ofSeconds(10))).isTrue();
      assertThat(watch.facts().status().state()).isEqualTo(StreamState.REFUSED);
      assertThat(watch.facts().status().reason()).isEqualTo("address_forbidden");
      assertThat(opened("source_refused")).hasSize(1);
      assertThat(watch.incidents()).hasSize(1);
    }
    assertThat(fixture.transitions.getLast().incident().endReason())
        .contains(EndReason.STREAM_REMOVED);
  }
}
