package dev.glasswatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glasswatch.media.TestMedia;
import dev.glasswatch.testing.ThreadSignals;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A stream that brings the process down twice is left alone; the others are watched. */
@Timeout(300)
class PoisonStreamIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();

  private static Path clip() {
    return TestMedia.generate(
        "poison-4s.ts",
        List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=320x180:rate=25:duration=4",
                "-c:v",
                "mpeg2video",
                "-g",
                "25")
            .toArray(String[]::new));
  }

  private ServeProcess serve() throws Exception {
    return new ServeProcess(folder, "--port", "0", "--allow-files", folder.toString());
  }

  private void add(URI api, String id) throws Exception {
    Path file = folder.resolve(id + ".ts");
    Files.copy(clip(), file);
    String body = "{\"id\":\"%s\",\"url\":\"%s\",\"loop\":true}".formatted(id, file.toUri());
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(api.resolve("/api/v1/streams"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private String state(URI api, String id) throws Exception {
    return get(api, "/api/v1/streams/" + id).at("/status/state").asText();
  }

  private JsonNode get(URI api, String path) throws Exception {
    return JSON.readTree(
        http.send(HttpRequest.newBuilder(api.resolve(path)).build(), BodyHandlers.ofString())
            .body());
  }

  private void awaitState(URI api, String id, String state) {
    await().atMost(PATIENCE).until(() -> state(api, id).equals(state));
  }

  /** The converter of one stream crashes in the middle of its work. */
  private void crash(ServeProcess service, String id) throws Exception {
    awaitState(service.uri(), id, "live");
    try {
      ThreadSignals.segfault(service.pid(), "convert-" + id);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
    assertThat(service.exitCode(PATIENCE)).isNotZero();
  }

  @Test
  void twoCrashesAndItIsLeftAloneUntilItIsReleased() throws Exception {
    try (ServeProcess first = serve()) {
      add(first.uri(), "good");
      add(first.uri(), "poison");
      awaitState(first.uri(), "good", "live");
      crash(first, "poison");
    }
    try (ServeProcess second = serve()) {
      awaitState(second.uri(), "good", "live");
      crash(second, "poison");
    }
    try (ServeProcess third = serve()) {
      URI api = third.uri();
      awaitState(api, "good", "live");
      assertThat(state(api, "poison")).isEqualTo("quarantined");
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(get(api, "/api/v1/incidents?stream=poison&state=open").toString())
                      .contains("stream_quarantined", "native_crash"));
      http.send(
          HttpRequest.newBuilder(api.resolve("/api/v1/streams/poison/release"))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.noBody())
              .build(),
          BodyHandlers.ofString());
      awaitState(api, "poison", "live");
    }
  }
}
