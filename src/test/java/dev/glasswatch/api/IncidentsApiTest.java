package dev.glasswatch.api;

import static dev.glasswatch.api.TestApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glasswatch.incident.EndReason;
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
}
