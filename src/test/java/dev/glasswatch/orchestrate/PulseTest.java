package dev.glasswatch.orchestrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glasswatch.alert.AlertAttributes;
import dev.glasswatch.alert.AlertEvent;
import dev.glasswatch.alert.Heartbeat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class PulseTest {

  private static final Instant NOW = Instant.parse("2026-11-23T04:05:00Z");

  @Test
  void beatsInNumbersAndNotesTheLastThatWentOut() {
    List<Long> beats = new CopyOnWriteArrayList<>();
    try (Pulse pulse =
        new Pulse(
            number -> {
              beats.add(number);
              return CompletableFuture.completedFuture(number);
            },
            () -> NOW)) {
      assertThat(pulse.last()).isEmpty();
      pulse.start(Duration.ofMillis(5));
      await().until(() -> beats.size() >= 3);
      assertThat(beats).startsWith(1L, 2L, 3L);
      assertThat(pulse.last()).contains(NOW);
    }
  }

  @Test
  void aBeatThatDoesNotGoOutIsNotNoted() {
    try (Pulse stuck = new Pulse(number -> new CompletableFuture<>(), () -> NOW)) {
      stuck.beat();
      assertThat(stuck.last()).isEmpty();
    }
  }

  @Test
  void oneThatFailsDoesNotStopTheNext() {
    try (Pulse pulse =
        new Pulse(
            number -> {
              if (number == 1) {
                throw new IllegalStateException("the clerk is away");
              }
              return CompletableFuture.completedFuture(number);
            },
            () -> NOW)) {
      pulse.beat();
      assertThat(pulse.last()).isEmpty();
      pulse.beat();
      assertThat(pulse.last()).contains(NOW);
    }
  }

  @Test
  void theEventSaysWhoIsAlive() throws Exception {
    AlertEvent event = Heartbeat.event("lab", "p1", 7, Duration.ofMinutes(1), 50, NOW);

    assertThat(event.id()).isEqualTo("heartbeat-p1:7");
    assertThat(event.type()).isEqualTo("dev.glasswatch.heartbeat");
    assertThat(event.attribute(AlertAttributes.ENVIRONMENT)).isEqualTo("lab");
    JsonNode json = new ObjectMapper().readTree(event.body());
    assertThat(json.at("/id").asText()).isEqualTo(event.id());
    assertThat(json.at("/source").asText()).isEqualTo("glasswatch/lab");
    assertThat(json.at("/data/sequence").asLong()).isEqualTo(7);
    assertThat(json.at("/data/intervalSeconds").asLong()).isEqualTo(60);
    assertThat(json.at("/data/streams").asInt()).isEqualTo(50);
  }
}
