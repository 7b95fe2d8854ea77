package dev.glasswatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glasswatch.evaluate.WebhookReceiver;
import dev.glasswatch.media.TestMedia;
import dev.glasswatch.store.KeptTransition;
import dev.glasswatch.store.Location;
import dev.glasswatch.store.Store;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code SIGTERM} while streams are decoded and their incidents open and end. */
class ShutdownUnderLoadIT {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
  private static final int STREAMS = 8;

  @TempDir Path folder;

  private final List<JsonNode> alerts = Collections.synchronizedList(new ArrayList<>());

  @Test
  void endsInOrderAndLosesNothing() throws Exception {
    Path clip = stopsForAWhile();
    try (WebhookReceiver receiver = new WebhookReceiver(SECRET, alerts::add)) {
      try (ServeProcess first = serve(receiver, clip)) {
        for (int i = 0; i < STREAMS; i++) {
          add(first.uri(), "news-" + i, clip);
        }
        await().atMost(PATIENCE).until(() -> ids().size() >= 3 * STREAMS);
        first.terminate();
        assertThat(first.exitCode(LONGEST_STOP)).as(first.printed()).isZero();
      }
      try (ServeProcess second = serve(receiver, clip)) {
        Set<String> kept = kept();
        assertThat(kept).hasSizeGreaterThanOrEqualTo(3 * STREAMS);
        await().atMost(PATIENCE).until(() -> ids().containsAll(kept));
        assertThat(second.printed()).doesNotContain("ERROR");
      }
    }
  }

  /** Ten seconds in which the picture stands for four. */
  private static Path stopsForAWhile() {
    return TestMedia.generate(
        "stops-for-a-while.ts",
        "-f",
        "lavfi",
        "-i",
        "testsrc2=size=1280x720:rate=25:duration=6",
        "-f",
        "lavfi",
        "-i",
        "sine=frequency=440:sample_rate=48000:duration=10",
        "-vf",
        "tpad=stop_mode=clone:stop_duration=4",
        "-c:v",
        "mpeg2video",
        "-b:v",
        "6M",
        "-c:a",
        "mp2");
  }

  private ServeProcess serve(WebhookReceiver receiver, Path clip) throws Exception {
    String clips = clip.resolveSibling(".").normalize().toString();
    return ServeProcess.alerting(folder, receiver, SECRET, "--allow-files", clips);
  }

  private static void add(URI api, String id, Path clip) throws Exception {
    String body =
        """
        {"id": "%s", "url": "%s", "loop": true, "detectors": {"freeze": {"minDuration": "1s"}}}
        """
            .formatted(id, clip.toUri());
    HttpRequest request =
        HttpRequest.newBuilder(api.resolve("/api/v1/streams"))
            .header("Content-Type", "application/json")
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofString(body))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
    }
  }

  private Set<String> ids() {
    return List.copyOf(alerts).stream()
        .map(alert -> alert.at("/id").asText())
        .collect(Collectors.toSet());
  }

  /** What the store holds and did not hold back; the next process only adds to it. */
  private Set<String> kept() throws Exception {
    Path file = folder.resolve("data").resolve("glasswatch.db");
    try (Store store = Store.open(new Location.Sqlite(file))) {
      return store.transitions().stream()
          .filter(each -> store.heldBack(each.incident()).isEmpty())
          .map(ShutdownUnderLoadIT::id)
          .collect(Collectors.toSet());
    }
  }

  private static String id(KeptTransition transition) {
    return transition.incident() + ":" + transition.sequence();
  }
}
