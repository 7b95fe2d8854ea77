package dev.glasswatch.alert;

import static dev.glasswatch.alert.Alerts.to;
import static dev.glasswatch.detect.Severity.CRITICAL;
import static dev.glasswatch.detect.Severity.MAJOR;
import static dev.glasswatch.detect.Severity.MINOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.glasswatch.alert.ChannelStatus.DropReason;
import dev.glasswatch.alert.DeliveryOutcome.Delivered;
import dev.glasswatch.alert.DeliveryOutcome.Gone;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What an outbox gives up, and what it says about it. */
class OutboxLossTest extends OutboxBench {

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
            event -> willing.get() && !event.subject().equals("bad") ? new Delivered() : DOWN);
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

  /** Losses are told once a second at most; those at the end have no second to come. */
  @Test
  void whatIsLostAtTheEndIsAlwaysToldWithItsCount() {
    ScriptedChannel channel = ScriptedChannel.willing("hook").hanging();
    MemoryOutbox outbox =
        new MemoryOutbox(
            List.of(channel), HASTY, 3, Duration.ofMillis(50), this::now, new Random(1));
    Logger logger = (Logger) LoggerFactory.getLogger(ChannelLane.class);
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    logged.start();
    logger.addAppender(logged);
    try {
      outbox.accept(to("hook", at("a", 1), at("b", 1), at("c", 1), at("d", 1)));
      outbox.close();
    } finally {
      logger.detachAppender(logged);
    }

    assertThat(logged.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .anyMatch(line -> line.startsWith("Channel hook has lost 3 alerts: the process ends"));
    assertThat(status(outbox).dropped()).containsEntry(DropReason.SHUT_DOWN, 3L);
  }
}
