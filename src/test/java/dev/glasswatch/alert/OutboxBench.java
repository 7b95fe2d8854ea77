package dev.glasswatch.alert;

import static dev.glasswatch.alert.Alerts.alert;
import static dev.glasswatch.detect.Severity.MAJOR;

import dev.glasswatch.alert.DeliveryOutcome.Failed;
import dev.glasswatch.alert.DeliveryOutcome.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;

/** Outboxes to scripted channels, on a clock that the test owns. */
abstract class OutboxBench {

  static final RetrySchedule HASTY =
      new RetrySchedule(
          Duration.ofMillis(2), Duration.ofMillis(20), Duration.ofHours(1), Duration.ofDays(1));
  static final RetrySchedule PATIENT =
      new RetrySchedule(
          Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1), Duration.ofDays(1));
  static final Failed DOWN = new Failed(Fault.UNREACHABLE, "down", Optional.empty());

  final List<MemoryOutbox> outboxes = new ArrayList<>();
  final AtomicInteger millis = new AtomicInteger();

  @AfterEach
  void close() {
    outboxes.forEach(MemoryOutbox::close);
  }

  MemoryOutbox outbox(RetrySchedule schedule, int capacity, Channel... channels) {
    MemoryOutbox outbox =
        new MemoryOutbox(
            List.of(channels), schedule, capacity, Duration.ofSeconds(5), this::now, new Random(1));
    outboxes.add(outbox);
    return outbox;
  }

  Instant now() {
    return Alerts.DETECTED.plusMillis(millis.get());
  }

  static AlertEvent at(String incident, long sequence) {
    return alert(incident, sequence, MAJOR, Alerts.DETECTED);
  }

  static ChannelStatus status(MemoryOutbox outbox) {
    return outbox.status().getFirst();
  }
}
