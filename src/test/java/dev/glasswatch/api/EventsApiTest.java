package dev.glasswatch.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glasswatch.incident.EndReason;
import dev.glasswatch.orchestrate.BatchEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventsApiTest {

  private static final String NEWS = "{\"id\":\"news\",\"url\":\"https://x.example/\"}";

  private final TestApi api = new TestApi();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void whatHappensIsToldAsItHappens() throws Exception {
    try (EventClient client = new EventClient(api.uri("/"))) {
      assertThat(client.next().name()).isEqualTo("ready");
      api.post("/api/v1/streams", NEWS);
      assertThat(client.next().name()).isEqualTo("stream.added");
      EventClient.Told status = client.next();
      assertThat(status.name()).isEqualTo("stream.status");
      assertThat(status.json().at("/state").asText()).isEqualTo("live");
      api.test.latest().open("freeze");
      EventClient.Told opened = client.next();
      assertThat(opened.name()).isEqualTo("incident.opened");
      JsonNode alert = opened.json();
      assertThat(alert.at("/type").asText()).isEqualTo("dev.glasswatch.incident.opened");
      assertThat(alert.at("/source").asText()).isEqualTo("glasswatch/test/news");
      assertThat(alert.at("/data/defect").asText()).isEqualTo("freeze");
      api.test.latest().resolve("freeze", EndReason.RECOVERED);
      assertThat(client.next().name()).isEqualTo("incident.resolved");
    }
    await().until(() -> leftAfterNextEvent() == 0);
  }

  /** A client that has gone is noticed when something is written to it. */
  private int leftAfterNextEvent() {
    api.test.feed.publish(new BatchEvent.StreamAdded("x"));
    return api.test.feed.onlookers();
  }

  @Test
  void aClientThatLostItsConnectionGoesOnWhereItStopped() throws Exception {
    api.post("/api/v1/streams", NEWS);
    api.test.latest().open("freeze");
    api.test.latest().open("black");
    try (EventClient client = new EventClient(api.uri("/"), "Last-Event-ID", "feed-3")) {
      assertThat(client.next().name()).isEqualTo("ready");
      EventClient.Told first = client.next();
      assertThat(first.id()).isEqualTo("feed-4");
      assertThat(first.json().at("/data/defect").asText()).isEqualTo("black");
    }
  }

  @Test
  void aClientOfAnotherProcessIsToldThatItMissedSome() throws Exception {
    api.post("/api/v1/streams", NEWS);
    try (EventClient client = new EventClient(api.uri("/"), "Last-Event-ID", "other-17")) {
      assertThat(client.next().name()).isEqualTo("ready");
      assertThat(client.next().name()).isEqualTo("missed");
      assertThat(client.next().id()).isEqualTo("feed-1");
    }
  }

  @Test
  void aClientThatDoesNotReadIsCutOffAndTold() throws Exception {
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(4096);
      socket.setSoTimeout(20_000);
      socket.connect(
          new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), api.uri("/").getPort()));
      socket
          .getOutputStream()
          .write(
              "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      await().until(() -> api.test.feed.onlookers() == 1);
      BatchEvent event = new BatchEvent.StreamAdded("x".repeat(1000));
      await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(1))
          .until(
              () -> {
                api.test.feed.publish(event);
                return api.test.feed.onlookers() == 0;
              });
      assertThat(api.test.feed.cutOff()).isEqualTo(1);
      assertThat(everything(socket)).contains("event: end\n", "too_slow");
    }
  }

  private static String everything(Socket socket) throws IOException {
    StringBuilder text = new StringBuilder();
    byte[] buffer = new byte[1 << 16];
    while (text.indexOf("event: end") < 0 || text.indexOf("too_slow") < 0) {
      int read = socket.getInputStream().read(buffer);
      if (read < 0) {
        break;
      }
      text.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
    }
    return text.toString();
  }

  @Test
  void onlySoManyClientsAreServed() throws Exception {
    List<EventClient> clients = new java.util.ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        EventClient client = new EventClient(api.uri("/"));
        clients.add(client);
        assertThat(client.next().name()).isEqualTo("ready");
      }
      assertThat(api.get("/api/v1/events").statusCode()).isEqualTo(429);
    } finally {
      for (EventClient client : clients) {
        client.close();
      }
    }
  }

  @Test
  void aClosingFeedSaysSo() throws Exception {
    try (EventClient client = new EventClient(api.uri("/"))) {
      assertThat(client.next().name()).isEqualTo("ready");
      api.test.feed.close();
      EventClient.Told end = client.next();
      assertThat(end.name()).isEqualTo("end");
      assertThat(end.json().at("/reason").asText()).isEqualTo("closing");
    }
  }
}
