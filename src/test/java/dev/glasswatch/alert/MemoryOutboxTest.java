package dev.glasswatch.alert;

import static dev.glasswatch.alert.Alerts.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.glasswatch.alert.DeliveryOutcome.Delivered;
import dev.glasswatch.alert.DeliveryOutcome.Failed;
import dev.glasswatch.alert.DeliveryOutcome.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoryOutboxTest extends OutboxBench {

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
            event -> event.subject().equals("a") && !willing.get() ? DOWN : new Delivered());
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
              long before = arrived.getOrDefault(event.subject(), 0L);
              disorder.compareAndSet(false, event.sequence() != before + 1);
              arrived.put(event.subject(), event.sequence());
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
  void anErrorInAChannelIsAFailureLikeAnyOther() {
    ScriptedChannel channel =
        new ScriptedChannel(
            "hook",
            event -> {
              throw new NoClassDefFoundError("of a receiver's library");
            });
    MemoryOutbox outbox = outbox(HASTY, 100, channel);

    outbox.accept(to("hook", at("a", 1)));

    await().until(() -> status(outbox).retried() > 1);
    assertThat(status(outbox).fault()).contains(Fault.CHANNEL_FAILED);
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
  void whatGoesToAnUnknownChannelIsRefused() {
    MemoryOutbox outbox = outbox(HASTY, 100, ScriptedChannel.willing("hook"));

    assertThat(outbox.accept(to("nowhere", at("a", 1)))).isFalse();
    assertThat(status(outbox).queued()).isZero();
  }

  @Test
  void afterManyFailuresInARowOneAttemptFindsOutWhetherTheReceiverIsBack() {
    AtomicBoolean willing = new AtomicBoolean();
    ScriptedChannel channel =
        new ScriptedChannel("hook", event -> willing.get() ? new Delivered() : DOWN);
    MemoryOutbox outbox =
        new MemoryOutbox(
            List.of(channel), HASTY, 1000, Duration.ofSeconds(5), this::now, new Random(1));
    outboxes.add(outbox);
    for (int i = 0; i < 200; i++) {
      outbox.accept(to("hook", at("incident-" + i, 1)));
    }
    await().until(() -> channel.attempts().size() > 12);
    int before = channel.attempts().size();
    await().until(() -> channel.attempts().size() > before + 3);
    // Two hundred alerts with 20 ms between attempts would make thousands by now.
    assertThat(channel.attempts().size()).isLessThan(200);

    willing.set(true);

    await().until(() -> status(outbox).delivered() == 200);
    assertThat(status(outbox).fault()).isEmpty();
  }

  @Test
  void aChannelThatIsRemovedTakesNothingAndOneThatIsAddedDoes() {
    MemoryOutbox outbox = outbox(HASTY, 100, ScriptedChannel.willing("hook"));
    ScriptedChannel late = ScriptedChannel.willing("late");

    assertThat(outbox.lanes().remove("hook")).isTrue();
    outbox.lanes().add(late);

    assertThat(outbox.accept(to("hook", at("a", 1)))).isFalse();
    assertThat(outbox.accept(to("late", at("a", 1)))).isTrue();
    await().until(() -> late.attempts().size() == 1);
  }
}
