package dev.glasswatch.store;

import static dev.glasswatch.store.Incidents.LABELS;
import static dev.glasswatch.store.Incidents.T0;
import static dev.glasswatch.store.Incidents.opened;
import static dev.glasswatch.store.Incidents.resolved;
import static dev.glasswatch.store.Incidents.updated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.alert.AlertContext;
import dev.glasswatch.alert.AlertEvent;
import dev.glasswatch.alert.AlertFormat;
import dev.glasswatch.alert.ChannelStatus.DropReason;
import dev.glasswatch.alert.DeadLetter;
import dev.glasswatch.alert.Delivery;
import dev.glasswatch.alert.Documents.Document;
import dev.glasswatch.alert.HeldBack;
import dev.glasswatch.alert.HeldBack.HoldReason;
import dev.glasswatch.alert.Memo;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.incident.Transition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for a store wherever it is. */
abstract class StoreContract {

  private static final AlertContext CONTEXT = new AlertContext("test", 0, LABELS, Optional.empty());

  Store store;

  abstract Location location() throws Exception;

  @BeforeEach
  void open() throws Exception {
    store = Store.open(location());
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void anIncidentIsReadBackAsItWasToldLast() {
    write(told(1, opened("a")), told(2, updated("a", 2)));

    KeptIncident kept = store.incident("a").orElseThrow();

    assertThat(kept.incident()).isEqualTo(updated("a", 2).incident());
    assertThat(kept.labels()).isEqualTo(LABELS);
    assertThat(kept.changedAt()).isEqualTo(T0.plusSeconds(2));
    assertThat(kept.position()).isEqualTo(1);
    assertThat(store.transitions())
        .containsExactly(
            new KeptTransition("a", 1, "opened"), new KeptTransition("a", 2, "updated"));
  }

  @Test
  void whatIsWrittenAgainAndLateChangesNothing() {
    write(told(1, opened("a")), told(2, resolved("a", 2)));
    write(told(7, opened("a")));

    KeptIncident kept = store.incident("a").orElseThrow();
    assertThat(kept.incident().sequence()).isEqualTo(2);
    assertThat(kept.position()).isEqualTo(1);
    assertThat(store.transitions()).hasSize(2);
  }

  @Test
  void incidentsAreFoundByWhatIsAskedForTheLatestFirst() {
    write(
        told(1, opened("a", "news", "freeze")),
        told(2, opened("b", "sport", "freeze")),
        told(3, opened("c", "news", "black")),
        told(4, opened("d", "news", "freeze")),
        told(5, resolved("d", 2)));

    assertThat(ids(filter(Optional.of("news"), Optional.empty()), 99))
        .containsExactly("d", "c", "a");
    assertThat(ids(filter(Optional.of("news"), Optional.of("freeze")), 99))
        .containsExactly("d", "a");
    assertThat(ids(filter(Optional.of("news"), Optional.empty()), 3)).containsExactly("a");
    assertThat(ids(IncidentFilter.ONGOING, 99)).containsExactly("c", "b", "a");
    assertThat(ids(lasting(Optional.of(Duration.ofSeconds(4)), Optional.empty()), 99))
        .containsExactly("d", "c", "b", "a");
    assertThat(ids(lasting(Optional.of(Duration.ofSeconds(5)), Optional.empty()), 99))
        .containsExactly("c", "b", "a");
    assertThat(ids(lasting(Optional.empty(), Optional.of(Duration.ZERO)), 99)).isEmpty();
  }

  @Test
  void whenSomebodyWasFirstNotifiedOfAnIncidentIsKept() {
    AlertEvent event = event(opened("a"));
    write(told(1, opened("a")));
    assertThat(store.incident("a").orElseThrow().notifiedAt()).isEmpty();
    settle(new Settlement.Arrived("log", event.id(), Optional.of(T0)));
    assertThat(store.incident("a").orElseThrow().notifiedAt()).isEmpty();
    settle(new Settlement.Arrived("hook", event.id(), Optional.of(T0.plusSeconds(1))));
    settle(new Settlement.Arrived("pager", event.id(), Optional.of(T0.plusSeconds(2))));
    assertThat(store.incident("a").orElseThrow().notifiedAt()).contains(T0.plusSeconds(1));
  }

  @Test
  void whatArrivedIsGoneAndWhatWasGivenUpCanBeSentAgain() {
    AlertEvent first = event(opened("a"));
    AlertEvent second = event(updated("a", 2));
    write(
        new Round(
            List.of(),
            List.of(sent(1, first, "hook"), sent(2, first, "log"), sent(3, second, "hook")),
            List.of(),
            List.of(),
            List.of()));
    settle(
        new Settlement.Arrived("hook", first.id(), Optional.of(T0)),
        new Settlement.Buried("hook", second.id(), DropReason.EXPIRED, T0));

    assertThat(waiting("hook")).isEmpty();
    assertThat(waiting("log")).containsExactly(sent(2, first, "log"));
    DeadLetter letter = new DeadLetter(3, new Delivery(second, "hook"), DropReason.EXPIRED, T0);
    assertThat(dead(Optional.empty())).usingRecursiveFieldByFieldElementComparator().hasSize(1);
    assertThat(dead(Optional.of("hook")).getFirst().delivery()).isEqualTo(letter.delivery());
    assertThat(dead(Optional.of("log"))).isEmpty();

    assertThat(store.database().<Boolean>write(handle -> DeliveryTable.revive(handle, 3, 9)))
        .isTrue();
    assertThat(waiting("hook")).containsExactly(sent(9, second, "hook"));
    assertThat(store.database().<Boolean>write(handle -> DeliveryTable.revive(handle, 9, 10)))
        .isFalse();
  }

  @Test
  void aChannelThatIsGoneTakesWhatWaitsForItAlong() {
    write(
        new Round(
            List.of(),
            List.of(sent(1, event(opened("a")), "hook"), sent(2, event(opened("b")), "log")),
            List.of(),
            List.of(),
            List.of(new Settlement.Closed("hook", DropReason.CHANNEL_GONE, "410", T0))));

    assertThat(waiting("hook")).isEmpty();
    assertThat(waiting("log")).hasSize(1);
    assertThat(store.documents().get(Rounds.CLOSED_CHANNEL, "hook")).isPresent();
    settle(new Settlement.Reopened("hook"));
    assertThat(store.documents().list(Rounds.CLOSED_CHANNEL)).isEmpty();
  }

  @Test
  void memosAreReplacedAndForgotten() {
    memo(new Memo("one", Optional.of("1")), new Memo("two", Optional.of("2")));
    memo(new Memo("one", Optional.of("11")), new Memo("two", Optional.empty()));
    assertThat(store.memos()).containsExactly(new Memo("one", Optional.of("11")));
  }

  @Test
  void documentsAreListedInOrderOfTheirIds() {
    Document second = new Document("silence", "b", "{}", T0);
    store.documents().put(second);
    store.documents().put(new Document("silence", "a", "{}", T0));
    store.documents().put(new Document("route", "a", "{}", T0));
    store.documents().put(new Document("silence", "b", "{\"x\":1}", T0));

    assertThat(store.documents().list("silence"))
        .extracting(Document::id)
        .containsExactly("a", "b");
    assertThat(store.documents().get("silence", "b").orElseThrow().body()).isEqualTo("{\"x\":1}");
    assertThat(store.documents().delete("silence", "b")).isTrue();
    assertThat(store.documents().delete("silence", "b")).isFalse();
  }

  @Test
  void whatIsHeldBackKeepsItsReason() {
    HeldBack held =
        new HeldBack(event(opened("a")), "night", HoldReason.SILENCED, "silence s-1", T0);
    write(new Round(List.of(), List.of(), List.of(new Placed<>(1, held)), List.of(), List.of()));
    assertThat(store.heldBack("a")).containsExactly(held);
    assertThat(store.heldBack("b")).isEmpty();
  }

  @Test
  void onlyWhatIsOverIsDeletedOldestFirst() {
    write(told(1, opened("a")), told(2, resolved("a", 2)), told(3, opened("b")));
    write(told(4, opened("c")), told(5, resolved("c", 3)), told(6, opened("d")));
    write(told(7, resolved("d", 4)));

    retain(Duration.ofDays(1), 2, Duration.ZERO);
    assertThat(ids(filter(Optional.empty(), Optional.empty()), 99)).containsExactly("d", "c", "b");
    retain(Duration.ofDays(1), 99, Duration.ofDays(2));
    assertThat(ids(filter(Optional.empty(), Optional.empty()), 99)).containsExactly("b");
    assertThat(store.transitions()).hasSize(1);
  }

  @Test
  void streamsAreKept() {
    store.putStream("b", "{1}", T0);
    store.putStream("a", "{2}", T0);
    store.putStream("b", "{3}", T0);
    assertThat(store.streams()).containsExactly("{2}", "{3}");
    store.removeStream("a");
    assertThat(store.streams()).containsExactly("{3}");
  }

  private void retain(Duration age, long most, Duration later) {
    try (Retention retention =
        new Retention(
            store, new Retention.Limits(age, Long.MAX_VALUE, most), () -> T0.plus(later))) {
      retention.deleteWhatIsTooMuch();
    }
  }

  static Told told(long position, Transition transition) {
    return new Told(position, transition, LABELS);
  }

  static AlertEvent event(Transition transition) {
    return AlertFormat.event(transition, CONTEXT);
  }

  static Placed<Delivery> sent(long position, AlertEvent event, String channel) {
    return new Placed<>(position, new Delivery(event, channel));
  }

  private void write(Told... told) {
    write(new Round(List.of(told), List.of(), List.of(), List.of(), List.of()));
  }

  private void settle(Settlement... settled) {
    write(new Round(List.of(), List.of(), List.of(), List.of(), List.of(settled)));
  }

  private void memo(Memo... memos) {
    write(new Round(List.of(), List.of(), List.of(), List.of(memos), List.of()));
  }

  private void write(Round round) {
    store
        .database()
        .write(
            handle -> {
              Rounds.write(handle, round);
              return true;
            });
  }

  private List<Placed<Delivery>> waiting(String channel) {
    return store.database().read(handle -> DeliveryTable.waiting(handle, channel, 0, 99));
  }

  private List<DeadLetter> dead(Optional<String> channel) {
    return store.database().read(handle -> DeliveryTable.dead(handle, channel, 99, 99));
  }

  private List<String> ids(IncidentFilter filter, long before) {
    return store.incidents(filter, before, 99).stream()
        .map(KeptIncident::incident)
        .map(Incident::id)
        .toList();
  }

  private static IncidentFilter filter(Optional<String> stream, Optional<String> defect) {
    return new IncidentFilter(stream, defect, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static IncidentFilter lasting(Optional<Duration> from, Optional<Duration> to) {
    return new IncidentFilter(
        Optional.empty(), Optional.empty(), Optional.empty(), from.map(T0::plus), to.map(T0::plus));
  }
}
