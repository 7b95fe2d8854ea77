package dev.glasswatch.alert;

import static dev.glasswatch.alert.Alerts.CONTEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.standardwebhooks.Webhook;
import dev.glasswatch.incident.Transition;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** From a transition to a receiver, over HTTP on loopback. */
class WebhookDeliveryTest {
  private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final RetrySchedule HASTY =
      new RetrySchedule(
          Duration.ofMillis(2), Duration.ofMillis(20), Duration.ofHours(1), Duration.ofDays(1));

  private final List<AutoCloseable> closing = new ArrayList<>();
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final Logger ours = (Logger) LoggerFactory.getLogger("dev.glasswatch");

  @BeforeEach
  void listenToLogs() {
    logged.start();
    ours.addAppender(logged);
    ours.setLevel(Level.TRACE);
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : closing.reversed()) {
      each.close();
    }
    ours.detachAppender(logged);
    ours.setLevel(null);
  }

  @Test
  void openedThenResolvedArriveSignedAndInOrderThoughTheFirstAttemptsFail() throws Exception {
    Receiver receiver = keep(Receiver.answering(500, 503, 200, 429, 204));
    MemoryOutbox outbox = outbox(webhook("hook", receiver));
    Transition opened = Alerts.opened(Map.of("frozenShare", 0.97));

    outbox.dispatch(opened, CONTEXT);
    outbox.dispatch(Alerts.resolved(), CONTEXT);

    await().until(() -> outbox.status().getFirst().delivered() == 2);
    assertThat(receiver.requests())
        .extracting(request -> request.header("webhook-id"))
        .containsExactly("inc-1:1", "inc-1:1", "inc-1:1", "inc-1:2", "inc-1:2");
    assertThat(receiver.requests().subList(0, 3))
        .extracting(Receiver.Request::body)
        .containsOnly(AlertFormat.event(opened, CONTEXT).body());
    for (Receiver.Request request : receiver.requests()) {
      new Webhook(KEY).verify(request.body(), request.headers());
    }
    assertThat(outbox.status().getFirst().retried()).isEqualTo(3);
  }

  @Test
  void aReceiverThatHangsDelaysNoOther() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Receiver hanging =
        keep(
            new Receiver(
                (index, exchange) -> {
                  try {
                    never.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
    Receiver fine = keep(Receiver.answering(200));
    MemoryOutbox outbox = outbox(webhook("stuck", hanging), webhook("fine", fine));
    closing.add(never::countDown);

    outbox.dispatch(Alerts.opened(Map.of()), CONTEXT);

    await().until(() -> fine.requests().size() == 1 && hanging.requests().size() == 1);
  }

  @Test
  void nothingSecretIsEverLogged() throws Exception {
    Receiver failing = keep(Receiver.answering(500, 500, 302, 410));
    MemoryOutbox outbox = outbox(webhook("hook", failing), new LogChannel());
    outbox.dispatch(Alerts.opened(Map.of()), CONTEXT);

    await().until(() -> outbox.status().stream().anyMatch(status -> !status.enabled()));
    outbox.close();

    assertThat(logged.list).isNotEmpty();
    for (ILoggingEvent line : logged.list) {
      String all = line.getFormattedMessage() + line.getKeyValuePairs() + line.getThrowableProxy();
      assertThat(all).doesNotContain(KEY.substring(0, 8), "hook-path-secret", "v1,");
    }
  }

  @Test
  void theLogChannelWritesOneLineWithEveryField() throws Exception {
    MemoryOutbox outbox = outbox(new LogChannel());
    outbox.dispatch(Alerts.opened(Map.of()), CONTEXT);
    outbox.dispatch(Alerts.resolved(), CONTEXT);
    outbox.close();

    List<ILoggingEvent> lines =
        logged.list.stream()
            .filter(line -> line.getLoggerName().equals(LogChannel.LOGGER))
            .toList();
    assertThat(lines)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "freeze opened on news-1 v:0: major (picture_repeats)",
            "freeze resolved on news-1 v:0: critical (picture_repeats)");
    assertThat(lines).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN, Level.INFO);
    assertThat(lines.getFirst().getKeyValuePairs())
        .extracting(pair -> pair.key + "=" + pair.value)
        .containsExactly(
            "event_id=inc-1:1",
            "event_type=dev.glasswatch.incident.opened",
            "severity=major",
            "subject=inc-1",
            "sequence=1",
            "defect=freeze",
            "environment=test",
            "reason=picture_repeats",
            "stream=news-1",
            "track=v:0",
            "transition=opened");
  }

  private Channel webhook(String name, Receiver receiver) throws SecretException {
    return new WebhookChannel(
        name,
        receiver.url(),
        new WebhookSignature("whsec_" + KEY),
        host -> List.of(InetAddress.getByName(host)),
        Duration.ofSeconds(30),
        Instant::now);
  }

  private MemoryOutbox outbox(Channel... channels) {
    return keep(
        new MemoryOutbox(
            List.of(channels), HASTY, 100, Duration.ofMillis(500), Alerts.clock(), new Random(3)));
  }

  private <T extends AutoCloseable> T keep(T each) {
    closing.add(each);
    return each;
  }
}
