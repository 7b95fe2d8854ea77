package dev.glasswatch.store;

import static dev.glasswatch.store.Incidents.T0;
import static dev.glasswatch.store.Incidents.opened;
import static dev.glasswatch.store.Incidents.resolved;
import static dev.glasswatch.store.Incidents.updated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.glasswatch.alert.AlertContext;
import dev.glasswatch.alert.AlertControl;
import dev.glasswatch.alert.AlertEvent;
import dev.glasswatch.alert.Channel;
import dev.glasswatch.alert.ChannelStatus.DropReason;
import dev.glasswatch.alert.DeadLetter;
import dev.glasswatch.alert.Decision;
import dev.glasswatch.alert.DeliveryOutcome;
import dev.glasswatch.alert.DeliveryOutcome.Delivered;
import dev.glasswatch.alert.DeliveryOutcome.Failed;
import dev.glasswatch.alert.DeliveryOutcome.Fault;
import dev.glasswatch.alert.DeliveryOutcome.Gone;
import dev.glasswatch.alert.Memo;
import dev.glasswatch.alert.ScriptedChannel;
import dev.glasswatch.incident.Transition;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClerkTest {

  private static final Failed DOWN = new Failed(Fault.UNREACHABLE, "down", Optional.empty());

  @TempDir Path folder;

  private final AtomicBoolean willing = new AtomicBoolean(true);
  private final List<AlertEvent> received = Collections.synchronizedList(new ArrayList<>());

  private ScriptedChannel hook() {
    return new ScriptedChannel("hook", this::receive);
  }

  private DeliveryOutcome receive(AlertEvent event) {
    if (!willing.get()) {
      return DOWN;
    }
    received.add(event);
    return new Delivered();
  }

  private Desk desk(Channel... channels) throws StoreException {
    return new Desk(location(), Optional.empty(), 100, channels);
  }

  private Location location() {
    return new Location.Sqlite(folder.resolve("test.db"));
  }

  @Test
  void aTransitionIsKeptBeforeItsAlertIsSent() throws Exception {
    AtomicReference<Store> store = new AtomicReference<>();
    List<Boolean> keptBefore = Collections.synchronizedList(new ArrayList<>());
    ScriptedChannel channel =
        new ScriptedChannel(
            "hook",
            event -> {
              keptBefore.add(store.get().incident(event.subject()).isPresent());
              return new Delivered();
            });
    try (Desk desk = desk(channel)) {
      store.set(desk.store);
      for (int i = 0; i < 20; i++) {
        desk.tell(opened("incident-" + i));
      }
      await().until(() -> keptBefore.size() == 20);
    }
    assertThat(keptBefore).containsOnly(true);
  }

  @Test
  void whatWasNotDeliveredGoesOutAfterARestartTheSameAndInOrder() throws Exception {
    willing.set(false);
    try (Desk desk = desk(hook())) {
      desk.tell(opened("a"), opened("b"), updated("a", 2), resolved("a", 3));
      assertThat(desk.kept).containsExactly("a:1", "b:1", "a:2", "a:3");
      await().until(() -> desk.status("hook").fault().isPresent());
    }
    willing.set(true);
    try (Desk desk = desk(hook())) {
      await().until(() -> received.size() == 4);
      assertThat(received.stream().filter(event -> event.subject().equals("a")))
          .extracting(AlertEvent::id)
          .containsExactly("a:1", "a:2", "a:3");
      AlertEvent first = StoreContract.event(opened("a"));
      assertThat(received).contains(first);
      desk.work();
      await().until(() -> worked(desk).store.waiting("hook") == 0);
    }
  }

  @Test
  void aLaneHoldsNoMoreThanItsWindowHoweverMuchWaits() throws Exception {
    willing.set(false);
    try (Desk desk = new Desk(location(), Optional.empty(), 5, hook())) {
      for (int i = 0; i < 100; i++) {
        desk.tell(opened("incident-" + i));
      }
      assertThat(desk.lanes.status().getFirst().queued()).isEqualTo(5);
      assertThat(desk.status("hook").queued()).isEqualTo(100);
      willing.set(true);
      await().until(() -> arrived(desk) == 100);
      assertThat(received).extracting(AlertEvent::id).doesNotHaveDuplicates();
      assertThat(desk.store.waiting("hook")).isZero();
    }
  }

  @Test
  void aReceiverThatIsGoneStaysSwitchedOffUntilSomebodyEnablesIt() throws Exception {
    ScriptedChannel gone = new ScriptedChannel("hook", event -> new Gone("410"));
    try (Desk desk = desk(gone)) {
      desk.tell(opened("a"));
      await().until(() -> !worked(desk).status("hook").enabled());
      desk.tell(opened("b"));
    }
    try (Desk desk = desk(hook())) {
      assertThat(desk.status("hook").enabled()).isFalse();
      desk.tell(opened("c"));
      assertThat(letters(desk)).containsExactly("c:1", "b:1", "a:1");
      assertThat(desk.status("hook").queued()).isZero();
      desk.outbox.start();
      assertThat(desk.outbox.enable("hook")).isTrue();
      assertThat(desk.outbox.enable("nothing")).isFalse();
      assertThat(desk.outbox.replayAll(Optional.of("hook"))).isEqualTo(3);
      await().until(() -> received.size() == 3);
      assertThat(received).extracting(AlertEvent::id).containsExactly("a:1", "b:1", "c:1");
      assertThat(letters(desk)).isEmpty();
      await().until(() -> desk.status("hook").queued() == 0);
    }
  }

  @Test
  void whatCannotBeDeliveredForTooLongIsADeadLetterThatCanBeSentAgain() throws Exception {
    willing.set(false);
    try (Desk desk = desk(hook())) {
      desk.tell(opened("a"));
      desk.pass(Duration.ofDays(2));
      await().until(() -> !letters(worked(desk)).isEmpty());
      DeadLetter letter =
          desk.outbox.deadLetters(Optional.empty(), OptionalLong.empty(), 9).getFirst();
      assertThat(letter.why()).isEqualTo(DropReason.EXPIRED);
      assertThat(letter.at()).isEqualTo(T0.plus(Duration.ofDays(2)));
      willing.set(true);
      desk.outbox.start();
      assertThat(desk.outbox.replay(letter.position())).isTrue();
      assertThat(desk.outbox.replay(letter.position() + 99)).isFalse();
      await().until(() -> received.size() == 1);
      assertThat(received.getFirst()).isEqualTo(StoreContract.event(opened("a")));
    }
  }

  @Test
  void aReceiverThatWasAwayForAnHourGetsEverythingOnItsReturn() throws Exception {
    willing.set(false);
    try (Desk desk = desk(hook())) {
      for (int minute = 0; minute < 60; minute++) {
        desk.tell(opened("incident-" + minute));
        desk.pass(Duration.ofMinutes(1));
      }
      assertThat(desk.status("hook").queued()).isEqualTo(60);
      willing.set(true);
      await().until(() -> arrived(desk) == 60);
      assertThat(desk.status("hook").dropped()).isEmpty();
    }
  }

  @Test
  void channelsComeAndGoWhileItRuns() throws Exception {
    try (Desk desk = desk()) {
      desk.outbox.start();
      desk.outbox.add(hook());
      desk.inbox.tell(opened("a"), Incidents.LABELS);
      await().until(() -> received.size() == 1);
      assertThat(desk.outbox.remove("hook")).isTrue();
      assertThat(desk.outbox.remove("hook")).isFalse();
      desk.inbox.tell(opened("b"), Incidents.LABELS);
      await().until(() -> desk.store.incident("b").isPresent());
      assertThat(received).hasSize(1);
    }
  }

  @Test
  void whatWaitsForAChannelThatIsNoMoreBecomesDeadLetters() throws Exception {
    willing.set(false);
    try (Desk desk = desk(hook())) {
      desk.tell(opened("a"));
    }
    try (Desk desk = desk()) {
      desk.work();
      assertThat(letters(desk)).containsExactly("a:1");
    }
  }

  /** Asks for reminders, remembers, and fails when told to. */
  private static final class Moody implements AlertControl {
    private List<Memo> restored = List.of();
    private Optional<Instant> due = Optional.of(T0.plusSeconds(60));

    @Override
    public Decision decide(Transition transition, AlertContext context, Instant now) {
      if (transition.incident().id().equals("bad")) {
        throw new IllegalStateException("a bug");
      }
      Memo memo = new Memo("seen", Optional.of(transition.incident().id()));
      return new Decision(List.of(), List.of(), List.of(), List.of(memo));
    }

    @Override
    public Decision due(Instant now) {
      due = Optional.empty();
      return new Decision(List.of(), List.of(), List.of("a"), List.of());
    }

    @Override
    public Optional<Instant> next() {
      return due;
    }

    @Override
    public void restore(List<Memo> memos) {
      restored = memos;
    }
  }

  @Test
  void whatTheControlDecidesIsDoneAndRemembered() throws Exception {
    Moody control = new Moody();
    try (Desk desk = new Desk(location(), Optional.empty(), 9, names -> control, hook())) {
      desk.tell(opened("a"));
      assertThat(desk.reminded).isEmpty();
      desk.pass(Duration.ofSeconds(60));
      desk.work();
      assertThat(desk.reminded).containsExactly("a");
      assertThat(received).isEmpty();
    }
    Moody next = new Moody();
    try (Desk desk = new Desk(location(), Optional.empty(), 9, names -> next, hook())) {
      assertThat(next.restored).containsExactly(new Memo("seen", Optional.of("a")));
    }
  }

  @Test
  void aControlThatFailsKeepsNobodyFromHearing() throws Exception {
    Moody control = new Moody();
    try (Desk desk = new Desk(location(), Optional.empty(), 9, names -> control, hook())) {
      desk.tell(opened("bad"));
      await().until(() -> received.size() == 1);
    }
  }

  private List<String> letters(Desk desk) {
    return desk.outbox.deadLetters(Optional.of("hook"), OptionalLong.empty(), 99).stream()
        .map(letter -> letter.delivery().event().id())
        .toList();
  }

  /** The desk, once it has done what waits. */
  private static Desk worked(Desk desk) throws InterruptedException {
    desk.work();
    return desk;
  }

  private int arrived(Desk desk) throws InterruptedException {
    desk.work();
    return received.size();
  }
}
