package dev.glasswatch.store;

import static dev.glasswatch.store.Incidents.opened;
import static dev.glasswatch.store.Incidents.resolved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.glasswatch.alert.AlertEvent;
import dev.glasswatch.alert.DeliveryOutcome.Delivered;
import dev.glasswatch.alert.ScriptedChannel;
import dev.glasswatch.alert.StorageAlert;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real PostgreSQL that is stopped, and started again a minute later by the test's clock. */
class PostgresAwayIT {

  @TempDir Path folder;

  private final List<AlertEvent> received = Collections.synchronizedList(new ArrayList<>());
  private final ScriptedChannel hook =
      new ScriptedChannel(
          "hook",
          event -> {
            received.add(event);
            return new Delivered();
          });

  @Test
  void detectionAndAlertsGoOnForAMinuteWithoutADatabase() throws Exception {
    int port = freePort();
    EmbeddedPostgres postgres = start(port);
    try (Desk desk = desk(port)) {
      desk.tell(opened("before"));
      await().until(() -> arrived(desk) == 1);
      postgres.close();
      for (int second = 0; second < 60; second += 2) {
        desk.tell(opened("during-" + second));
        desk.pass(Duration.ofSeconds(2));
      }
      desk.tell(resolved("before", 2));
      assertThat(desk.kept).hasSize(32);
      assertThat(desk.outbox.storage().awaySince()).isPresent();
      assertThat(desk.outbox.storage().stuck()).isFalse();
      await().until(() -> arrived(desk) == 33);
      assertThat(types(StorageAlert.AWAY)).isEqualTo(1);

      postgres = start(port);
      await().atMost(Duration.ofMinutes(1)).until(() -> isBack(desk));
      await().until(() -> arrived(desk) == 34);
      assertThat(types(StorageAlert.BACK)).isEqualTo(1);
      assertThat(desk.outbox.storage().journalBytes()).isZero();
      assertThat(desk.store.transitions()).hasSize(32);
      assertThat(received).extracting(AlertEvent::id).doesNotHaveDuplicates();
      desk.work();
      assertThat(desk.store.waiting("hook")).isZero();
    } finally {
      postgres.close();
    }
  }

  @Test
  void whatWasWrittenDownSurvivesTheProcessToo() throws Exception {
    int port = freePort();
    EmbeddedPostgres postgres = start(port);
    try {
      try (Desk desk = desk(port)) {
        desk.tell(opened("before"));
        postgres.close();
        desk.tell(opened("during"));
        assertThat(desk.outbox.storage().journalBytes()).isPositive();
      }
      postgres = start(port);
      try (Desk desk = desk(port)) {
        assertThat(desk.store.incident("during")).isPresent();
        await().until(() -> arrived(desk) >= 2);
        assertThat(received).extracting(AlertEvent::id).contains("before:1", "during:1");
      }
    } finally {
      postgres.close();
    }
  }

  private boolean isBack(Desk desk) throws InterruptedException {
    desk.pass(Duration.ofSeconds(1));
    desk.work();
    return desk.outbox.storage().awaySince().isEmpty();
  }

  private long types(String type) {
    return List.copyOf(received).stream().filter(event -> event.type().equals(type)).count();
  }

  private int arrived(Desk desk) throws InterruptedException {
    desk.work();
    return received.size();
  }

  private Desk desk(int port) throws StoreException {
    return new Desk(
        new Location.Postgres(
            "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port),
            Optional.of("postgres"),
            Optional.empty()),
        Optional.of(folder.resolve("journal")),
        50,
        hook);
  }

  private EmbeddedPostgres start(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(folder.resolve("postgres"))
        .setCleanDataDirectory(false)
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
