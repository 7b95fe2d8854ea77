package dev.glasswatch.orchestrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.glasswatch.alert.AlertContext;
import dev.glasswatch.alert.EveryChannel;
import dev.glasswatch.alert.LaneSettings;
import dev.glasswatch.alert.Lanes;
import dev.glasswatch.incident.EndReason;
import dev.glasswatch.incident.IncidentState;
import dev.glasswatch.store.ClerkInbox;
import dev.glasswatch.store.ClerkParts;
import dev.glasswatch.store.DurableOutbox;
import dev.glasswatch.store.StoreAwayException;
import dev.glasswatch.store.StoreException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A batch of fake watches whose incidents the real clerk keeps. */
class StoredIncidentLogTest {

  private final InstantSource clock = () -> FakeWatch.T0;
  private final TestBatch test = new TestBatch(BatchSettings.DEFAULTS);
  private final Storage storage;
  private final DurableOutbox outbox;
  private final Incidents incidents;

  StoredIncidentLogTest() throws StoreException {
    storage = Storage.open(StoreSettings.inMemory(100), clock);
    ClerkInbox inbox = new ClerkInbox(100, clock);
    KeptEvents kept = new KeptEvents(inbox, new EventFeed(clock, 9, 9), any -> {});
    Lanes lanes = new Lanes(LaneSettings.DEFAULT, clock, new Random(1), inbox);
    outbox =
        storage.outbox(
            new ClerkParts(
                inbox,
                new EveryChannel(lanes::names),
                lanes,
                kept,
                labels -> new AlertContext("test", 0, labels, Optional.empty()),
                clock));
    outbox.start();
    test.listen(kept);
    incidents =
        new Incidents(
            test.batch, new StoredIncidentLog(storage.store(), storage.retention()), clock);
  }

  @AfterEach
  void close() {
    test.close();
    outbox.close();
    storage.close();
  }

  @Test
  void anIncidentIsShownAsItsWatchKnowsIt() throws Exception {
    test.batch.add(StreamSpec.of("news", "https://x.example/"));
    String id = test.latest().open("freeze").id();
    await().until(() -> states(Optional.of(IncidentState.OPEN)).equals(List.of(id)));

    test.latest().recovering("freeze");

    assertThat(states(Optional.of(IncidentState.OPEN))).isEmpty();
    assertThat(states(Optional.of(IncidentState.RECOVERING))).containsExactly(id);
    assertThat(incidents.byId(id).orElseThrow().incident().state())
        .isEqualTo(IncidentState.RECOVERING);

    test.latest().resolve("freeze", EndReason.RECOVERED);

    await().until(() -> !states(Optional.of(IncidentState.RESOLVED)).isEmpty());
    assertThat(states(Optional.of(IncidentState.RECOVERING))).isEmpty();
    assertThat(states(Optional.empty())).containsExactly(id);
    assertThat(incidents.byId(id).orElseThrow().labels()).isEqualTo(Map.of());
  }

  @Test
  void anIncidentThatGoesOnIsKnownWhileTheStoreIsAway() throws Exception {
    test.batch.add(StreamSpec.of("news", "https://x.example/"));
    storage.store().close();
    String id = test.latest().open("freeze").id();
    assertThat(incidents.byId(id).orElseThrow().incident().key().stream()).isEqualTo("news");
    assertThatThrownBy(() -> incidents.byId("another")).isInstanceOf(StoreAwayException.class);
  }

  private List<String> states(Optional<IncidentState> state) {
    IncidentQuery all = IncidentQuery.ALL;
    return incidents
        .find(
            new IncidentQuery(all.stream(), all.defect(), state, all.from(), all.to()),
            OptionalLong.empty(),
            10)
        .stream()
        .map(logged -> logged.incident().id())
        .toList();
  }
}
