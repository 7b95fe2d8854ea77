package dev.glasswatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glasswatch.api.EventClient;
import dev.glasswatch.evaluate.Encoder;
import dev.glasswatch.evaluate.Injection;
import dev.glasswatch.evaluate.LiveOrigin;
import dev.glasswatch.evaluate.LivePlaylist;
import dev.glasswatch.evaluate.MaterialMaker;
import dev.glasswatch.evaluate.MaterialSpec;
import dev.glasswatch.evaluate.Progress;
import dev.glasswatch.evaluate.Segment;
import dev.glasswatch.evaluate.WebhookReceiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service as it is run: a process, a live origin, a receiver of webhooks, a client of events.
 */
class ServeIT {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String KEY = "correct-horse-battery-staple";
  private static final Duration LONGEST_STOP = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int MOST_EVENTS = 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final MaterialSpec MATERIAL =
      new MaterialSpec(
          "serve",
          320,
          180,
          Duration.ofSeconds(24),
          400_000,
          List.of(Injection.ofSeconds(Injection.Kind.FREEZE, 10, 15)));

  @TempDir Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<JsonNode> alerts = Collections.synchronizedList(new ArrayList<>());

  @Test
  void aDefectOnALiveStreamBecomesSignedAlertsAndEverybodyIsTold() throws Exception {
    try (LiveOrigin origin = origin();
        WebhookReceiver receiver = new WebhookReceiver(SECRET, alerts::add);
        ServeProcess service = new ServeProcess(folder, arguments(receiver));
        EventClient events = new EventClient(service.uri(), "X-API-Key", KEY)) {
      URI api = service.uri();
      String url =
          origin.playlist(0).toString().replace("http://", "http://joe:hunter2@") + "?token=s3cret";
      HttpResponse<String> added = post(api, stream(url));
      assertThat(added.statusCode()).as(added.body()).isEqualTo(201);

      JsonNode opened = alert("opened", "freeze");
      assertThat(opened.at("/source").asText()).isEqualTo("glasswatch/lab/news-1");
      assertThat(opened.at("/data/labels/cdn").asText()).isEqualTo("a");
      JsonNode resolved = alert("resolved", "freeze");
      String incident = opened.at("/data/incidentId").asText();
      assertThat(resolved.at("/data/incidentId").asText()).isEqualTo(incident);
      assertThat(resolved.at("/data/details/endReason").asText()).isEqualTo("recovered");
      assertThat(lasted(resolved)).isBetween(4.8, 5.2);
      assertThat(receiver.refused()).isZero();

      assertThat(next(events, "incident.opened", incident)).isEqualTo(opened);
      assertThat(next(events, "incident.resolved", incident)).isEqualTo(resolved);
      origin.outage(true);
      assertThat(alert("opened", "no_signal").at("/data/severity").asText()).isEqualTo("critical");
      origin.outage(false);
      alert("resolved", "no_signal");

      String shown = get(api, "/api/v1/incidents/" + incident).body();
      assertThat(JSON.readTree(shown).at("/state").asText()).isEqualTo("resolved");
      String metrics = get(api, "/prometheus").body();
      assertThat(metrics)
          .contains(
              "glasswatch_stream_state{state=\"live\",stream=\"news-1\"} 1",
              "glasswatch_detector_frames_total{detector=\"freeze\",stream=\"news-1\"}",
              "glasswatch_incidents_opened_total{defect=\"freeze\"",
              "glasswatch_alerts_delivered_total{channel=\"webhook\"}");
      String listed = get(api, "/api/v1/streams").body();

      assertThat(delete(api, "/api/v1/streams/news-1").statusCode()).isEqualTo(204);
      assertThat(get(api, "/api/v1/streams/news-1").statusCode()).isEqualTo(404);
      assertThat(get(api, "/prometheus").body()).doesNotContain("news-1");
      service.terminate();
      assertThat(service.exitCode(LONGEST_STOP)).isZero();
      assertThat(service.printed() + added.body() + listed + shown + metrics + alerts)
          .contains("news-1")
          .doesNotContain("hunter2", "joe", "s3cret", "topsecret", KEY, SECRET.substring(6));
      assertThat(replayed(resolved)).isEqualTo(1);
    }
  }

  /** How many freezes the trace of the service tells that are the one of this alert. */
  private long replayed(JsonNode resolved) {
    CommandRun tune =
        CommandRun.of("tune", "--format", "json", "--trace", folder.resolve("traces").toString());
    assertThat(tune.code()).as("%s", tune.err()).isZero();
    assertThat(tune.out().toString()).contains("news-1", "no_signal").doesNotContain("hunter2");
    return tune.out().stream()
        .map(ServeIT::json)
        .filter(line -> line.path("defect").asText().equals("freeze"))
        .filter(line -> line.path("start").equals(resolved.at("/data/mediaStart")))
        .filter(line -> line.path("end").equals(resolved.at("/data/mediaEnd")))
        .count();
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LiveOrigin origin() throws Exception {
    Path media = Path.of("target", "material");
    MaterialMaker maker = new MaterialMaker(media, Encoder.shipped(), Progress.NONE);
    List<Segment> segments = maker.segments(maker.file(MATERIAL));
    InstantSource clock = InstantSource.system();
    LivePlaylist playlist = new LivePlaylist(segments, clock.instant().minusSeconds(6), 0, 3);
    return new LiveOrigin(List.of(playlist), clock, 0);
  }

  private String[] arguments(WebhookReceiver receiver) throws Exception {
    Path secret = Files.writeString(folder.resolve("webhook-secret"), SECRET);
    Path key = Files.writeString(folder.resolve("api-key"), KEY);
    Path config = folder.resolve("glasswatch.yml");
    Files.writeString(config, "apiKeys: [\"@%s\"]\nport: 0\n".formatted(key));
    return new String[] {
      "--config",
      config.toString(),
      "--environment",
      "lab",
      "--trace",
      folder.resolve("traces").toString(),
      "--allow-network",
      "127.0.0.0/8",
      "--webhook",
      receiver.url().toString(),
      "--webhook-secret",
      "@" + secret
    };
  }

  private static String stream(String url) {
    return """
    {"id":"news-1","url":"%s","labels":{"cdn":"a"},"headers":{"X-Token":"topsecret"}}\
    """
        .formatted(url);
  }

  private JsonNode alert(String transition, String defect) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> alerts().filter(each -> is(each, transition, defect)).findFirst().orElse(null),
            Objects::nonNull);
  }

  private Stream<JsonNode> alerts() {
    return List.copyOf(alerts).stream();
  }

  private static boolean is(JsonNode alert, String transition, String defect) {
    return alert.at("/type").asText().equals("dev.glasswatch.incident." + transition)
        && alert.at("/data/defect").asText().equals(defect);
  }

  private static double lasted(JsonNode resolved) {
    return resolved.at("/data/mediaEnd").asDouble() - resolved.at("/data/mediaStart").asDouble();
  }

  private static JsonNode next(EventClient events, String name, String incident) throws Exception {
    for (int i = 0; i < MOST_EVENTS; i++) {
      EventClient.Told told = events.next();
      if (told.name().equals(name)
          && told.json().at("/data/incidentId").asText().equals(incident)) {
        return told.json();
      }
    }
    throw new AssertionError("No event %s of incident %s".formatted(name, incident));
  }

  private HttpResponse<String> get(URI api, String path) throws Exception {
    return send(HttpRequest.newBuilder(api.resolve(path)).GET());
  }

  private HttpResponse<String> delete(URI api, String path) throws Exception {
    return send(HttpRequest.newBuilder(api.resolve(path)).DELETE());
  }

  private HttpResponse<String> post(URI api, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(api.resolve("/api/v1/streams"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(
        request.header("Authorization", "Bearer " + KEY).timeout(PATIENCE).build(),
        BodyHandlers.ofString());
  }

  @Test
  void itDoesNotOpenItselfToOthersWithoutAKey() throws Exception {
    try (ServeProcess service = new ServeProcess(folder, "--bind", "0.0.0.0")) {
      assertThat(service.exitCode(PATIENCE)).isEqualTo(2);
      assertThat(service.printed())
          .endsWith(
              "glasswatch: Listening on 0.0.0.0 needs an API key: set apiKeys in the configuration"
                  + " file, or bind to 127.0.0.1.\n");
    }
  }

  @Test
  void aPortThatIsTakenIsSaidToBeTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0);
        ServeProcess service =
            new ServeProcess(folder, "--port", String.valueOf(taken.getLocalPort()))) {
      assertThat(service.exitCode(PATIENCE)).isEqualTo(1);
      assertThat(service.printed()).contains("The API cannot listen").doesNotContain("\tat ");
    }
  }

  @Test
  void aDetectorThatDoesNotExistIsNamed() throws Exception {
    try (ServeProcess service = new ServeProcess(folder, "--detectors", "frieze")) {
      assertThat(service.exitCode(PATIENCE)).isEqualTo(2);
      assertThat(service.printed())
          .contains("glasswatch: ", "There is no detector \"frieze\"; there are ");
    }
  }
}
