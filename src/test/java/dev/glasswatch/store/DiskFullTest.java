package dev.glasswatch.store;

import static dev.glasswatch.store.Incidents.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.glasswatch.alert.AlertEvent;
import dev.glasswatch.alert.DeliveryOutcome.Delivered;
import dev.glasswatch.alert.DeliveryOutcome.Failed;
import dev.glasswatch.alert.DeliveryOutcome.Fault;
import dev.glasswatch.alert.ScriptedChannel;
import dev.glasswatch.alert.StorageAlert;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database may grow no further, as on a full disk: SQLite answers SQLITE_FULL to both. */
class DiskFullTest {

  private static final int INCIDENTS = 300;

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
  void withoutAJournalAlertsWaitAndGoOutOnceThereIsRoom() throws Exception {
    try (Desk desk = desk(Optional.empty())) {
      pages(desk, 1);
      for (int i = 0; i < INCIDENTS; i++) {
        desk.inbox.tell(opened("incident-" + i), Incidents.LABELS);
      }
      desk.work();

      assertThat(desk.outbox.storage().stuck()).isTrue();
      assertThat(desk.outbox.storage().why()).isEqualTo("SQLiteException SQLITE_FULL");
      assertThat(desk.kept).isEmpty();
      desk.pass(Duration.ofSeconds(6));
      desk.work();
      await().until(() -> !received.isEmpty());
      assertThat(received).extracting(AlertEvent::type).containsExactly(StorageAlert.AWAY);

      pages(desk, 1_000_000);
      desk.pass(Duration.ofSeconds(60));
      await().until(() -> arrived(desk) == INCIDENTS + 2);
      assertThat(desk.kept).containsExactlyElementsOf(ids());
      assertThat(received).extracting(AlertEvent::type).contains(StorageAlert.BACK);
      assertThat(received).extracting(AlertEvent::id).containsAll(ids()).doesNotHaveDuplicates();
      assertThat(desk.outbox.storage().awaySince()).isEmpty();
    }
  }

  @Test
  void theJournalStandsInAndIsCopiedInOrderLater() throws Exception {
    Path journal = folder.resolve("journal");
    try (Desk desk = desk(Optional.of(journal))) {
      pages(desk, 1);
      for (int i = 0; i < INCIDENTS; i++) {
        desk.tell(opened("incident-" + i));
      }
      assertThat(desk.kept).hasSize(INCIDENTS);
      assertThat(desk.outbox.storage().journalBytes()).isPositive();
      await().until(() -> arrived(desk) >= INCIDENTS / 4);
    }
    try (Desk desk = desk(Optional.of(journal))) { // as after a crash
      assertThat(desk.outbox.storage().journalBytes()).isZero();
      assertThat(desk.store.transitions()).hasSize(INCIDENTS);
      await().until(() -> arrived(desk) >= INCIDENTS);
      assertThat(received).extracting(AlertEvent::id).containsAll(ids());
      assertThat(desk.store.waiting("hook")).isZero();
    }
  }

  /** What reads then, finds nothing in the table; that must not count as having everything. */
  @Test
  void whatALaneHadNoRoomForMeanwhileGoesOutWhenTheDatabaseIsBack() throws Exception {
    AtomicBoolean willing = new AtomicBoolean();
    ScriptedChannel closed =
        new ScriptedChannel(
            "hook",
            event ->
                willing.get()
                    ? hook.deliver(event)
                    : new Failed(Fault.HTTP_ERROR, "500", Optional.empty()));
    try (Desk desk =
        new Desk(
            new Location.Sqlite(folder.resolve("behind.db")),
            Optional.of(folder.resolve("behind.journal")),
            3,
            closed)) {
      pages(desk, 1);
      for (int i = 0; i < INCIDENTS; i++) {
        desk.tell(opened("incident-" + i));
      }
      willing.set(true);
      await().until(() -> arrived(desk) >= 3);
      pages(desk, 1_000_000);
      desk.pass(Duration.ofSeconds(60));
      await().until(() -> arrived(desk) >= INCIDENTS);
      assertThat(received).extracting(AlertEvent::id).containsAll(ids());
      assertThat(desk.store.waiting("hook")).isZero();
    }
  }

  @Test
  void whatWaitsInMemoryIsBoundedAndWhatIsTooMuchIsCounted() throws Exception {
    try (Desk desk = desk(Optional.empty())) {
      pages(desk, 1);
      for (int i = 0; !desk.outbox.storage().stuck(); i++) {
        desk.tell(opened("first-" + i));
      }
      long refused =
          IntStream.range(0, 1_500)
              .filter(i -> !desk.inbox.tell(opened("incident-" + i), Incidents.LABELS))
              .count();
      desk.work();
      assertThat(refused).isEqualTo(500);
      assertThat(desk.outbox.storage().dropped()).isEqualTo(500);
      assertThat(desk.outbox.storage().waiting()).isEqualTo(1_000);
    }
  }

  private Desk desk(Optional<Path> journal) throws StoreException {
    return new Desk(new Location.Sqlite(folder.resolve("test.db")), journal, 50, hook);
  }

  /** SQLite never goes below the pages that there are already. */
  private static void pages(Desk desk, int most) {
    desk.store
        .database()
        .write(
            handle ->
                handle.createQuery("PRAGMA max_page_count = " + most).mapTo(Long.class).one());
  }

  private int arrived(Desk desk) throws InterruptedException {
    desk.work();
    return received.size();
  }

  private static List<String> ids() {
    return IntStream.range(0, INCIDENTS).mapToObj(i -> "incident-" + i + ":1").toList();
  }
}
