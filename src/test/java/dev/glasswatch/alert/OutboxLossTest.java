package dev.glasswatch.alert;

import static dev.glasswatch.alert.Alerts.to;
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
  void aFullLaneTakesNoMoreUntilThereIsRoom() {
    ScriptedChannel channel = ScriptedChannel.willing("hook").hanging();
    MemoryOutbox outbox = outbox(HASTY, 2, channel);

    assertThat(outbox.accept(to("hook", at("a", 1), at("b", 1)))).isTrue();
    assertThat(outbox.accept(to("hook", at("c", 1)))).isFalse();
    assertThat(outbox.lanes().room("hook")).isZero();
    channel.release();

    await().until(() -> outbox.lanes().room("hook") == 2);
    assertThat(outbox.accept(to("hook", at("c", 1)))).isTrue();
    await().until(() -> outbox.settled().size() == 3);
    assertThat(outbox.settled()).containsExactly("a:1", "b:1", "c:1");
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
    ScriptedChannel channel = new ScriptedChannel("hook", event -> new Gone("410")).hanging();
    MemoryOutbox outbox = outbox(HASTY, 100, channel);

    outbox.accept(to("hook", at("a", 1), at("a", 2)));
    channel.release();
    await().until(() -> !status(outbox).enabled());
    outbox.accept(to("hook", at("b", 1)));

    assertThat(channel.attempts()).containsExactly("a:1");
    assertThat(status(outbox).queued()).isZero();
    assertThat(status(outbox).dropped()).containsEntry(DropReason.CHANNEL_GONE, 2L);
    assertThat(outbox.settled()).containsExactly("hook gone");
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
    assertThat(outbox.settled()).containsExactly("a:1", "a:2", "b:1");
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

    assertThat(outbox.settled()).isEmpty();
    assertThat(outbox.accept(to("hook", at("c", 1)))).isFalse();
  }

  /** What a lane leaves behind is told however little time there was. */
  @Test
  void whatIsLeftAtTheEndIsToldWithItsCount() {
    ScriptedChannel channel = ScriptedChannel.willing("hook").hanging();
    MemoryOutbox outbox =
        new MemoryOutbox(
            List.of(channel), HASTY, 3, Duration.ofMillis(50), this::now, new Random(1));
    Logger logger = (Logger) LoggerFactory.getLogger(ChannelLane.class);
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    logged.start();
    logger.addAppender(logged);
    try {
      outbox.accept(to("hook", at("a", 1), at("b", 1), at("c", 1)));
      outbox.close();
    } finally {
      logger.detachAppender(logged);
    }

    assertThat(logged.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .anyMatch(line -> line.startsWith("Channel hook closes with 3 alerts undelivered"));
  }
}
