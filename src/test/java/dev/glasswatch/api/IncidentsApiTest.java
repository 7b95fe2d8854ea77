package dev.glasswatch.api;

import static dev.glasswatch.api.TestApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glasswatch.alert.AlertEvent;
import dev.glasswatch.alert.ChannelStatus.DropReason;
import dev.glasswatch.alert.DeadLetter;
import dev.glasswatch.alert.Delivery;
import dev.glasswatch.alert.HeldBack;
import dev.glasswatch.alert.HeldBack.HoldReason;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.incident.EndReason;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IncidentsApiTest {

  private final TestApi api = new TestApi();

  @BeforeEach
  void watchOne() {
    api.post(
        "/api/v1/streams",
        "{\"id\":\"news\",\"url\":\"https://x.example/\",\"labels\":{\"cdn\":\"a\"}}");
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void anIncidentIsShownInTheWordsOfItsAlert() {
    api.test.latest().open("freeze");
    JsonNode open = json(api.get("/api/v1/incidents")).at("/items/0");
    assertThat(open.at("/stream").asText()).isEqualTo("news");
    assertThat(open.at("/labels/cdn").asText()).isEqualTo("a");
    assertThat(open.at("/defect").asText()).isEqualTo("freeze");
    assertThat(open.at("/state").asText()).isEqualTo("open");
    assertThat(open.at("/severity").asText()).isEqualTo("major");
    assertThat(open.at("/start").asText()).isEqualTo("2026-11-23T04:05:00Z");
    assertThat(open.at("/mediaStart").asText()).isEqualTo("1234.56");
    assertThat(open.at("/end").isNull()).isTrue();
    assertThat(open.at("/details/frozenShare").asDouble()).isEqualTo(0.99);
    api.test.latest().resolve("freeze", EndReason.RECOVERED);
    JsonNode resolved = json(api.get("/api/v1/incidents/" + open.at("/incidentId").asText()));
    assertThat(resolved.at("/state").asText()).isEqualTo("resolved");
    assertThat(resolved.at("/endReason").asText()).isEqualTo("recovered");
    assertThat(resolved.at("/end").asText()).isEqualTo("2026-11-23T04:05:05Z");
  }

  @Test
  void whatNoTransitionTellsIsShownAllTheSame() {
    api.test.latest().open("freeze");
    api.test.latest().recovering("freeze");
    assertThat(items("?state=recovering")).hasSize(1);
    assertThat(items("?state=open")).isEmpty();
  }

  @Test
  void pendingIncidentsAreListedOnRequestOnly() {
    api.test.latest().suspect("black");
    assertThat(items("")).isEmpty();
    assertThat(items("?state=pending").at("/0/defect").asText()).isEqualTo("black");
  }

  @Test
  void listingsAreFilteredAndComeInParts() {
    for (String defect : new String[] {"freeze", "black", "silence"}) {
      api.test.latest().open(defect);
    }
    assertThat(items("?defect=black")).hasSize(1);
    assertThat(items("?stream=other")).isEmpty();
    assertThat(items("?from=2026-11-23T05:00:00Z")).hasSize(3);
    assertThat(items("?to=2026-11-23T04:00:00Z")).isEmpty();
    assertThat(items("?to=2026-11-23T05:06:00%2B01:00")).hasSize(3);
    JsonNode first = json(api.get("/api/v1/incidents?limit=2"));
    assertThat(first.at("/items").findValuesAsText("defect")).containsExactly("silence", "black");
    JsonNode rest = items("?limit=2&cursor=" + first.at("/next").asText());
    assertThat(rest.findValuesAsText("defect")).containsExactly("freeze");
  }

  private JsonNode items(String query) {
    return json(api.get("/api/v1/incidents" + query)).at("/items");
  }

  @Test
  void anIncidentIsAcknowledgedOnceSomebodySaysWhoTheyAre() {
    api.test.latest().open("freeze");
    String path = "/api/v1/incidents/" + items("").at("/0/incidentId").asText();
    assertThat(api.post(path + "/acknowledge", "{}").statusCode()).isEqualTo(422);
    HttpResponse<String> answer =
        api.post(path + "/acknowledge", "{\"by\":\"joe\",\"note\":\"on it\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(json(answer).at("/acknowledged/by").asText()).isEqualTo("joe");
    api.test.latest().resolve("freeze", EndReason.RECOVERED);
    assertThat(api.post(path + "/acknowledge", "{\"by\":\"joe\"}").statusCode()).isEqualTo(409);
    assertThat(api.post("/api/v1/incidents/none/acknowledge", "{\"by\":\"joe\"}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void whatWasNotSaidIsShownWithItsReason() {
    api.test.latest().open("freeze");
    String id = items("").at("/0/incidentId").asText();
    AlertEvent event =
        new AlertEvent(id + ":1", "t", id, 1, Severity.MAJOR, Map.of(), Instant.EPOCH, "{}");
    api.outbox.held.add(
        new HeldBack(event, "mail", HoldReason.SILENCED, "silence s1 by joe", Instant.EPOCH));
    JsonNode held = json(api.get("/api/v1/incidents/" + id + "/held-back")).at("/items/0");
    assertThat(held.at("/why").asText()).isEqualTo("silenced");
    assertThat(held.at("/explanation").asText()).isEqualTo("silence s1 by joe");
    assertThat(held.at("/eventId").asText()).isEqualTo(id + ":1");
  }

  @Test
  void deadLettersAreListedAndSentAgain() {
    for (int i = 3; i > 0; i--) {
      AlertEvent event =
          new AlertEvent(
              "e" + i, "t", "s", 1, Severity.MAJOR, Map.of(), Instant.EPOCH, "{\"id\":\"e\"}");
      api.outbox.dead.add(
          new DeadLetter(i, new Delivery(event, "pager"), DropReason.EXPIRED, Instant.EPOCH));
    }
    JsonNode page = json(api.get("/api/v1/dead-letters?channel=pager&limit=2"));
    assertThat(page.at("/items")).hasSize(2);
    assertThat(page.at("/items/0/why").asText()).isEqualTo("expired");
    assertThat(page.at("/items/0/alert/id").asText()).isEqualTo("e");
    String rest = "/api/v1/dead-letters?cursor=" + page.at("/next").asText();
    assertThat(json(api.get(rest)).at("/items/0/position").asInt()).isEqualTo(1);
    assertThat(api.post("/api/v1/dead-letters/2/replay", "{}").statusCode()).isEqualTo(202);
    assertThat(api.post("/api/v1/dead-letters/2/replay", "{}").statusCode()).isEqualTo(404);
    JsonNode all = json(api.post("/api/v1/dead-letters/replay", "{}"));
    assertThat(all.at("/replayed").asInt()).isEqualTo(2);
  }
}
