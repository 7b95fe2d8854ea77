package dev.glasswatch.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glasswatch.alert.HeldBack;
import dev.glasswatch.alert.HeldBack.HoldReason;
import dev.glasswatch.alert.WebhookChannel;
import dev.glasswatch.alert.WebhookSignature;
import dev.glasswatch.alert.control.AlertRules;
import dev.glasswatch.alert.control.AlertRules.Pace;
import dev.glasswatch.alert.control.Route;
import dev.glasswatch.alert.control.Route.Grouping;
import dev.glasswatch.alert.control.RoutedControl;
import dev.glasswatch.evaluate.WebhookReceiver;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An outage of many streams, from the clerk through the store to a receiver that verifies. */
class GroupedOutageTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final int STREAMS = 100;
  private static final AlertRules RULES =
      new AlertRules(
          Set.of("hook"),
          List.of(
              new Route(
                  "outages",
                  1,
                  List.of(),
                  "hook",
                  false,
                  false,
                  Optional.of(
                      new Grouping(
                          List.of("labels.cdn"), Duration.ofSeconds(10), Duration.ofMinutes(5))),
                  Optional.empty())),
          List.of(),
          List.of(),
          Pace.USUAL);

  @TempDir private Path folder;
  private final List<JsonNode> received = new CopyOnWriteArrayList<>();

  private Desk desk(WebhookReceiver receiver) throws Exception {
    return new Desk(
        new Location.Sqlite(folder.resolve("test.db")),
        Optional.empty(),
        50,
        _ -> new RoutedControl(() -> RULES),
        new WebhookChannel(
            "hook",
            receiver.url(),
            new WebhookSignature(SECRET),
            host -> List.of(InetAddress.getByName(host)),
            Duration.ofSeconds(10),
            Instant::now));
  }

  private void awaitMessages(Desk desk, int count) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              desk.work();
              return received.size() >= count;
            });
  }

  @Test
  void aHundredStreamsOfOneCdnAreOneMessageAndOneResolveThroughARestart() throws Exception {
    try (WebhookReceiver receiver = new WebhookReceiver(SECRET, received::add)) {
      try (Desk desk = desk(receiver)) {
        for (int stream = 0; stream < STREAMS; stream++) {
          desk.tell(Incidents.opened("i" + stream, "s" + stream, "no_signal"));
        }
        desk.pass(Duration.ofSeconds(10));
        awaitMessages(desk, 1);
      }
      try (Desk desk = desk(receiver)) {
        desk.pass(Duration.ofSeconds(20));
        for (int stream = 0; stream < STREAMS; stream++) {
          desk.tell(Incidents.resolved("i" + stream, 2));
        }
        desk.pass(Duration.ofSeconds(10));
        awaitMessages(desk, 2);
        desk.pass(Duration.ofHours(1));
        desk.work();
        assertThat(desk.outbox.heldBack("i42"))
            .extracting(HeldBack::why)
            .containsExactly(HoldReason.GROUPED, HoldReason.GROUPED);
      }
      assertThat(receiver.refused()).isZero();
    }
    assertThat(received)
        .extracting(message -> message.at("/type").asText())
        .containsExactly("dev.glasswatch.group.opened", "dev.glasswatch.group.resolved");
    assertThat(received.getFirst().at("/data/total").asInt()).isEqualTo(STREAMS);
    assertThat(received.getFirst().at("/data/incidents")).hasSize(20);
    assertThat(received.getLast().at("/data/open").asInt()).isZero();
    assertThat(received.getLast().at("/data/groupId"))
        .isEqualTo(received.getFirst().at("/data/groupId"));
  }
}
