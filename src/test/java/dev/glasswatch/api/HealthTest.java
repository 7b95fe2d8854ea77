package dev.glasswatch.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.orchestrate.BatchSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthTest {

  @Test
  void whatIsNotKnownIsLeftOut() {
    try (TestApi api = new TestApi(BatchSettings.DEFAULTS, List.of())) {
      for (String path : List.of("/health", "/health/liveness", "/health/readiness")) {
        assertThat(api.get(path).body()).contains("\"status\":\"UP\"").doesNotContain("null");
      }
    }
  }
}
