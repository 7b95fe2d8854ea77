package dev.glasswatch.alert;

import static dev.glasswatch.alert.Alerts.alert;
import static dev.glasswatch.alert.Alerts.to;
import static dev.glasswatch.detect.Severity.CRITICAL;
import static dev.glasswatch.detect.Severity.MAJOR;
import static dev.glasswatch.detect.Severity.MINOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.glasswatch.alert.ChannelStatus.DropReason;
import dev.glasswatch.alert.DeliveryOutcome.Delivered;
import dev.glasswatch.alert.DeliveryOutcome.Failed;
import dev.glasswatch.alert.DeliveryOutcome.Fault;
import dev.glasswatch.alert.DeliveryOutcome.Gone;
import dev.glasswatch.detect.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemoryOutboxTest {
  private static final RetrySchedule HASTY =
      new RetrySchedule(
          Duration.ofMillis(2), Duration.ofMillis(20), Duration.ofHours(1), Duration.ofDays(1));
  private static final RetrySchedule PATIENT =
      new RetrySchedule(
          Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1), Duration.ofDays(1));
  private static final Failed DOWN = new Failed(Fault.UNREACHABLE, "down", Optional.empty());

  private final List<MemoryOutbox> outboxes = new ArrayList<>();
  private final AtomicInteger millis = new AtomicInteger();

  @AfterEach
  void close() {
    outboxes.forEach(MemoryOutbox::close);
  }

  @Test
  void deliversEverythingInOrderOnAThreadOfTheChannelsOwn() {
    ScriptedChannel channel = ScriptedChannel.willing("hook");
    MemoryOutbox outbox = outbox(HASTY, 100, channel);

    outbox.accept(to("hook", at("a", 1), at("b", 1), at("a", 2)));

    await().until(() -> status(outbox).delivered() == 3);
    assertThat(channel.attempts()).containsExactly("a:1", "b:1", "a:2");
    assertThat(channel.threads()).containsOnly("outbox-hook");
    assertThat(status(outbox).queued()).isZero();
  }

  @Test
  void theSameAlertTwiceIsOneWhileItWaits() {
    ScriptedChannel channel = ScriptedChannel.willing("hook").hanging();
    MemoryOutbox outbox = outbox(HASTY, 100, channel);

    outbox.accept(to("hook", at("a", 1)));
    outbox.accept(to("hook", at("a", 1)));

    assertThat(status(outbox).queued()).isOne();
    channel.release();
    await().until(() -> status(outbox).delivered() == 1);
  }

  @Test
  void anIncidentsAlertsWaitForEachOtherAndNoOthers() {
    AtomicBoolean willing = new AtomicBoolean();
    ScriptedChannel channel =
        new ScriptedChannel(
            "hook",
            event -> event.incidentId().equals("a") && !willing.get() ? DOWN : new Delivered());
    MemoryOutbox outbox = outbox(HASTY, 100, channel);

    outbox.accept(to("hook", at("a", 1), at("a", 2), at("b", 1), at("b", 2)));

    await().until(() -> status(outbox).delivered() == 2 && status(outbox).retried() > 3);
    assertThat(channel.attempts()).contains("b:1", "b:2").doesNotContain("a:2");
    willing.set(true);
    await().until(() -> status(outbox).delivered() == 4);
    assertThat(channel.attempts()).endsWith("a:1", "a:2");
    assertThat(status(outbox).fault()).isEmpty();
  }

  @Test
  void orderHoldsHoweverOftenDeliveryFails() {
    Random luck = new Random(7);
    ConcurrentHashMap<String, Long> arrived = new ConcurrentHashMap<>();
    AtomicBoolean disorder = new AtomicBoolean();
    ScriptedChannel channel =
        new ScriptedChannel(
            "hook",
            event -> {
              if (luck.nextInt(3) > 0) {
                return DOWN;
              }
              long before = arrived.getOrDefault(event.incidentId(), 0L);
              disorder.compareAndSet(false, event.sequence() != before + 1);
              arrived.put(event.incidentId(), event.sequence());
              return new Delivered();
            });
    MemoryOutbox outbox = outbox(HASTY, 1000, channel);

    for (int sequence = 1; sequence <= 10; sequence++) {
      for (String incident : List.of("a", "b", "c", "d", "e")) {
        outbox.accept(to("hook", at(incident, sequence)));
      }
    }

    await().until(() -> status(outbox).delivered() == 50);
    assertThat(disorder).isFalse();
  }

  @Test
  void aHangingReceiverHoldsUpNoOther() {
    ScriptedChannel hanging = ScriptedChannel.willing("stuck").hanging();
    ScriptedChannel other = ScriptedChannel.willing("fine");
    MemoryOutbox outbox = outbox(HASTY, 100, hanging, other);

    outbox.accept(List.of(new Delivery(at("a", 1), "stuck"), new Delivery(at("a", 1), "fine")));

    await().until(() -> other.attempts().size() == 1);
    hanging.release();
    await().until(() -> hanging.attempts().size() == 1);
  }

  @Test
  void aChannelThatThrowsIsTriedAgain() {
    AtomicInteger calls = new AtomicInteger();
    ScriptedChannel channel =
        new ScriptedChannel(
            "hook",
            event -> {
              if (calls.getAndIncrement() < 2) {
                throw new IllegalStateException("broken");
              }
              return new Delivered();
            });
    MemoryOutbox outbox = outbox(HASTY, 100, channel);

    outbox.accept(to("hook", at("a", 1)));

    await().until(() -> status(outbox).delivered() == 1);
    assertThat(status(outbox).retried()).isEqualTo(2);
  }

  @Test
  void aPauseThatIsAskedForHoldsForTheWholeChannel() {
    ScriptedChannel channel =
        new ScriptedChannel(
            "hook",
            event -> new Failed(Fault.HTTP_ERROR, "429", Optional.of(Duration.ofMinutes(30))));
    MemoryOutbox outbox = outbox(HASTY, 100, channel);
    outbox.accept(to("hook", at("a", 1)));
    await().until(() -> channel.attempts().size() == 1);

    outbox.accept(to("hook", at("b", 1), at("c", 1)));
    ScriptedChannel witness = ScriptedChannel.willing("witness");
    MemoryOutbox other = outbox(HASTY, 100, witness);
    other.accept(to("witness", at("d", 1)));
    await().until(() -> witness.attempts().size() == 1);

    assertThat(channel.attempts()).containsExactly("a:1");
    assertThat(status(outbox).queued()).isEqualTo(3);
    assertThat(status(outbox).fault()).contains(Fault.HTTP_ERROR);
  }

  @Test
  void aFullQueueGivesUpTheOldestOfTheLeastSevere() {
    ScriptedChannel channel = ScriptedChannel.willing("hook").hanging();
    MemoryOutbox outbox = outbox(HASTY, 4, channel);
    outbox.accept(to("hook", severe("busy", MINOR)));
    await().until(() -> channel.attempts().size() == 1);

    outbox.accept(
        to(
            "hook",
            severe("a", MAJOR),
            severe("b", MINOR),
            severe("c", MINOR),
            severe("d", CRITICAL),
            severe("e", CRITICAL),
            severe("f", MINOR)));
    assertThat(status(outbox).queued()).isEqualTo(4);
    channel.release();

    await().until(() -> status(outbox).delivered() == 4);
    assertThat(channel.attempts()).containsExactly("busy:1", "a:1", "d:1", "e:1");
    assertThat(status(outbox).dropped()).containsEntry(DropReason.OVERFLOW, 3L);
  }

  @Test
  void aFullQueueOfFailingAlertsMakesRoomToo() {
    AtomicBoolean willing = new AtomicBoolean();
    ScriptedChannel channel =
        new ScriptedChannel("hook", event -> willing.get() ? new Delivered() : DOWN);
    MemoryOutbox outbox = outbox(HASTY, 2, channel);
    outbox.accept(to("hook", severe("a", MINOR), severe("b", MAJOR)));
    await().until(() -> channel.attempts().containsAll(List.of("a:1", "b:1")));

    outbox.accept(to("hook", severe("c", CRITICAL)));
    willing.set(true);

    await().until(() -> status(outbox).queued() == 0);
    assertThat(status(outbox).delivered()).isEqualTo(2);
    assertThat(status(outbox).dropped()).containsEntry(DropReason.OVERFLOW, 1L);
    assertThat(channel.attempts()).contains("c:1");
  }

  @Test
  void whatIsTooOldIsGivenUpAndWhatFollowsIsTried() {
    AtomicBoolean old = new AtomicBoolean(true);
    ScriptedChannel channel =
        new ScriptedChannel("hook", event -> event.sequence() == 1 ? DOWN : new Delivered());
    MemoryOutbox outbox =
        new MemoryOutbox(
            List.of(channel),
            HASTY,
            10,
            Duration.ofSeconds(5),
            () -> Alerts.DETECTED.plus(old.get() ? Duration.ofDays(2) : Duration.ZERO),
            new Random(1));
    outboxes.add(outbox);

    outbox.accept(to("hook", at("a", 1), at("a", 2)));

    await().until(() -> status(outbox).delivered() == 1);
    assertThat(channel.attempts()).containsExactly("a:1", "a:2");
    assertThat(status(outbox).dropped()).containsEntry(DropReason.EXPIRED, 1L);
  }

  @Test
  void aReceiverThatIsGoneEndsTheChannel() {
    ScriptedChannel channel = new ScriptedChannel("hook", event -> new Gone("410"));
    MemoryOutbox outbox = outbox(HASTY, 100, channel);

    outbox.accept(to("hook", at("a", 1), at("a", 2)));
    await().until(() -> !status(outbox).enabled());
    outbox.accept(to("hook", at("b", 1)));

    assertThat(channel.attempts()).containsExactly("a:1");
    assertThat(status(outbox).queued()).isZero();
    assertThat(status(outbox).dropped()).containsEntry(DropReason.CHANNEL_GONE, 3L);
  }

  @Test
  void closingTriesOnceMoreWhatWaitsForItsNextAttempt() {
    AtomicBoolean willing = new AtomicBoolean();
    ScriptedChannel channel =
        new ScriptedChannel(
            "hook",
            event -> willing.get() && !event.incidentId().equals("bad") ? new Delivered() : DOWN);
    MemoryOutbox outbox = outbox(PATIENT, 100, channel);
    outbox.accept(to("hook", at("a", 1), at("a", 2), at("bad", 1), at("bad", 2), at("b", 1)));
    await().until(() -> channel.attempts().size() == 3);

    willing.set(true);
    outbox.close();

    assertThat(channel.attempts().subList(3, channel.attempts().size()))
        .containsExactly("a:1", "a:2", "bad:1", "b:1");
    assertThat(status(outbox).delivered()).isEqualTo(3);
    assertThat(status(outbox).dropped()).containsEntry(DropReason.SHUT_DOWN, 2L);
  }

  @Test
  void closingGivesUpOnAHangingReceiverAtItsDeadline() {
    ScriptedChannel channel = ScriptedChannel.willing("hook").hanging();
    MemoryOutbox outbox =
        new MemoryOutbox(
            List.of(channel), HASTY, 10, Duration.ofMillis(50), this::now, new Random(1));
    outbox.accept(to("hook", at("a", 1), at("b", 1)));
    await().until(() -> channel.attempts().size() == 1);

    outbox.close();

    assertThat(status(outbox).dropped()).containsEntry(DropReason.SHUT_DOWN, 2L);
    outbox.accept(to("hook", at("c", 1)));
    assertThat(status(outbox).dropped()).containsEntry(DropReason.SHUT_DOWN, 3L);
  }

  @Test
  void theLagIsFromTransitionToArrival() {
    ScriptedChannel channel = ScriptedChannel.willing("hook").hanging();
    MemoryOutbox outbox = outbox(HASTY, 100, channel);
    outbox.accept(to("hook", at("a", 1)));
    millis.set(1_500);
    channel.release();

    await().until(() -> status(outbox).delivered() == 1);
    assertThat(status(outbox).lastLag()).contains(Duration.ofMillis(1_500));
  }

  @Test
  void anUnknownChannelIsRefusedAndNothingIsTaken() {
    ScriptedChannel channel = ScriptedChannel.willing("hook");
    MemoryOutbox outbox = outbox(HASTY, 100, channel);
    List<Delivery> mixed =
        List.of(new Delivery(at("a", 1), "hook"), new Delivery(at("a", 1), "nowhere"));

    assertThatThrownBy(() -> outbox.accept(mixed)).hasMessageContaining("nowhere");
    assertThat(status(outbox).queued()).isZero();
    assertThat(channel.attempts()).isEmpty();
  }

  private MemoryOutbox outbox(RetrySchedule schedule, int capacity, Channel... channels) {
    MemoryOutbox outbox =
        new MemoryOutbox(
            List.of(channels), schedule, capacity, Duration.ofSeconds(5), this::now, new Random(1));
    outboxes.add(outbox);
    return outbox;
  }

  private Instant now() {
    return Alerts.DETECTED.plusMillis(millis.get());
  }

  private static AlertEvent at(String incident, long sequence) {
    return alert(incident, sequence, MAJOR, Alerts.DETECTED);
  }

  private static AlertEvent severe(String incident, Severity severity) {
    return alert(incident, 1, severity, Alerts.DETECTED);
  }

  private static ChannelStatus status(MemoryOutbox outbox) {
    return outbox.status().getFirst();
  }
}
