package dev.glasswatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glasswatch.evaluate.WebhookReceiver;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the next process of the service makes of what the one before left in {@code --data}. */
class RestartIT {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
  private static final int STREAMS = 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<JsonNode> alerts = Collections.synchronizedList(new ArrayList<>());

  /** Nothing listens where these streams should be: every one of them has no signal. */
  @Test
  void streamsAndOpenIncidentsGoOnAfterTermAndAfterKill() throws Exception {
    try (WebhookReceiver receiver = new WebhookReceiver(SECRET, alerts::add)) {
      try (ServeProcess first = serve(receiver)) {
        URI api = first.uri();
        for (int i = 0; i < STREAMS; i++) {
          assertThat(post(api, "news-" + i).statusCode()).isEqualTo(201);
        }
        await().atMost(PATIENCE).until(() -> count("opened") == STREAMS);
        first.terminate();
        assertThat(first.exitCode(LONGEST_STOP)).isZero();
      }
      assertThat(count("resolved")).isZero();

      try (ServeProcess second = serve(receiver)) {
        await().atMost(PATIENCE).until(() -> count("reminder") == STREAMS);
        assertThat(incidents("reminder")).hasSameElementsAs(incidents("opened"));
        assertThat(get(second.uri(), "/api/v1/streams").at("/items")).hasSize(STREAMS);
        assertThat(get(second.uri(), "/api/v1/incidents?state=open").at("/items")).hasSize(STREAMS);
        delete(second.uri(), "news-0");
        await().atMost(PATIENCE).until(() -> count("resolved") == 1);
      } // kills it

      try (ServeProcess third = serve(receiver)) {
        await().atMost(PATIENCE).until(() -> count("reminder") == 2 * STREAMS - 1);
        assertThat(get(third.uri(), "/api/v1/streams").at("/items")).hasSize(STREAMS - 1);
        assertThat(count("opened")).isEqualTo(STREAMS);
      }
    }
  }

  @Test
  void theFolderIsOneProcessAlone() throws Exception {
    try (WebhookReceiver receiver = new WebhookReceiver(SECRET, alerts::add);
        ServeProcess first = serve(receiver)) {
      assertThat(first.uri()).isNotNull();
      try (ServeProcess second = serve(receiver)) {
        assertThat(second.exitCode(PATIENCE)).isEqualTo(2);
        assertThat(second.printed()).contains("Another process of Glasswatch uses");
      }
    }
  }

  private ServeProcess serve(WebhookReceiver receiver) throws Exception {
    return ServeProcess.alerting(folder, receiver, SECRET);
  }

  private long count(String transition) {
    return incidents(transition).size();
  }

  private List<String> incidents(String transition) {
    return List.copyOf(alerts).stream()
        .filter(alert -> alert.at("/data/transition").asText().equals(transition))
        .filter(alert -> alert.at("/data/defect").asText().equals("no_signal"))
        .map(alert -> alert.at("/data/incidentId").asText())
        .toList();
  }

  private HttpResponse<String> post(URI api, String id) throws Exception {
    String body = "{\"id\":\"%s\",\"url\":\"http://127.0.0.1:9/live.m3u8\"}".formatted(id);
    return send(
        HttpRequest.newBuilder(api.resolve("/api/v1/streams"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private void delete(URI api, String id) throws Exception {
    send(HttpRequest.newBuilder(api.resolve("/api/v1/streams/" + id)).DELETE());
  }

  private JsonNode get(URI api, String path) throws Exception {
    return JSON.readTree(send(HttpRequest.newBuilder(api.resolve(path))).body());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
  }
}
