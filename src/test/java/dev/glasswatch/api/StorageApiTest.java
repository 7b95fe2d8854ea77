package dev.glasswatch.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glasswatch.store.StoreStatus;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StorageApiTest {

  private final TestApi api = new TestApi();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void aStoreThatIsThereKeepsWhatHappens() {
    JsonNode shown = TestApi.json(api.get("/api/v1/storage"));
    assertThat(shown.at("/state").asText()).isEqualTo("kept");
    assertThat(shown.at("/since").isNull()).isTrue();
    assertThat(api.get("/prometheus").body())
        .contains("glasswatch_store_away 0", "glasswatch_store_rounds_total 5");
  }

  @Test
  void aStoreThatIsAwayIsSaidToBe() {
    Instant since = Instant.parse("2026-11-23T04:05:06.789Z");
    api.storage = new StoreStatus(Optional.of(since), "PSQLException (08001)", true, 7, 3, 99, 5);

    JsonNode shown = TestApi.json(api.get("/api/v1/storage"));
    assertThat(shown.at("/state").asText()).isEqualTo("stuck");
    assertThat(shown.at("/since").asText()).isEqualTo("2026-11-23T04:05:06.789Z");
    assertThat(shown.at("/reason").asText()).isEqualTo("PSQLException (08001)");
    assertThat(shown.at("/waiting").asInt()).isEqualTo(7);
    assertThat(api.get("/prometheus").body())
        .contains(
            "glasswatch_store_away 1",
            "glasswatch_store_stuck 1",
            "glasswatch_store_journal_bytes 99",
            "glasswatch_store_waiting 7",
            "glasswatch_store_dropped_total 3");
  }
}
