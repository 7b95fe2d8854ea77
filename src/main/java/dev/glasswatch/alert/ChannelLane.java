package dev.glasswatch.alert;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.glasswatch.alert.ChannelStatus.DropReason;
import dev.glasswatch.alert.DeliveryOutcome.Delivered;
import dev.glasswatch.alert.DeliveryOutcome.Failed;
import dev.glasswatch.alert.DeliveryOutcome.Fault;
import dev.glasswatch.alert.DeliveryOutcome.Gone;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Delivers to one channel, on one thread named {@code outbox-<channel>}. Of each incident the
 * oldest alert is being attempted or waits for its next attempt, and the later ones wait for it;
 * incidents do not wait for each other, so that one message that a receiver cannot stomach holds up
 * no other. A pause that the receiver asks for holds for the whole lane.
 */
final class ChannelLane {

  private final Channel channel;
  private final RetrySchedule schedule;
  private final int capacity;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final ScheduledThreadPoolExecutor worker;

  // All below is guarded by this. In order of arrival, by event id.
  private final Map<String, WaitingAlert> waiting = new LinkedHashMap<>();
  private final LaneTally tally;
  private Instant pausedUntil = Instant.MIN;
  private boolean enabled = true;
  private boolean closing;
  private boolean over;

  ChannelLane(
      Channel channel,
      RetrySchedule schedule,
      int capacity,
      InstantSource clock,
      RandomGenerator random) {
    this.channel = channel;
    this.schedule = schedule;
    this.capacity = capacity;
    this.clock = clock;
    this.random = random;
    this.tally = new LaneTally(channel.name());
    this.worker =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("outbox-" + channel.name()).daemon().factory());
    worker.setRemoveOnCancelPolicy(true);
    worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  String channel() {
    return channel.name();
  }

  synchronized void accept(AlertEvent event) {
    if (waiting.containsKey(event.id())) {
      return;
    }
    if (!enabled || closing) {
      DropReason why = enabled ? DropReason.SHUT_DOWN : DropReason.CHANNEL_GONE;
      tally.dropped(1, why, clock.instant());
    } else if (waiting.size() < capacity || makeRoomFor(event)) {
      waiting.put(event.id(), new WaitingAlert(event));
      startNextOf(event.subject());
    }
  }

  synchronized ChannelStatus status() {
    return tally.status(enabled, waiting.size());
  }

  /** Begins to close: nothing more is taken, and what waits is attempted once more, right away. */
  synchronized void flush() {
    if (!closing) {
      closing = true;
      worker.execute(this::attemptEachOnceMore);
      worker.shutdown();
    }
  }

  /** Waits for the flush, but no longer than this; gives up whatever is left. */
  void awaitFlush(Duration longest) {
    try {
      worker.awaitTermination(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    worker.shutdownNow();
    giveUpRest();
    channel.close();
  }

  private synchronized void giveUpRest() {
    over = true;
    tally.lost(waiting.size());
    clear();
  }

  /** Drops the oldest of the least severe, which may be the new one itself. */
  private boolean makeRoomFor(AlertEvent event) {
    Optional<WaitingAlert> least =
        waiting.values().stream()
            .filter(alert -> !alert.underWay)
            .min(Comparator.comparing(alert -> alert.event.severity()))
            .filter(alert -> alert.event.severity().compareTo(event.severity()) <= 0);
    least.ifPresent(
        alert -> {
          alert.delivery.cancel(false);
          remove(alert);
        });
    tally.dropped(1, DropReason.OVERFLOW, clock.instant());
    return least.isPresent();
  }

  private void remove(WaitingAlert alert) {
    waiting.remove(alert.event.id());
    startNextOf(alert.event.subject());
  }

  private void startNextOf(String incidentId) {
    waiting.values().stream()
        .filter(alert -> alert.event.subject().equals(incidentId))
        .findFirst()
        .filter(alert -> !alert.started && !closing)
        .ifPresent(this::start);
  }

  private void start(WaitingAlert alert) {
    RetryPolicy<DeliveryOutcome> policy =
        RetryPolicy.<DeliveryOutcome>builder()
            .handleResultIf(Failed.class::isInstance)
            .abortIf(outcome -> outcome instanceof Failed && isDoneWith(alert))
            .withMaxRetries(-1)
            .withDelayFn(context -> delay(alert, context.getLastResult()))
            .build();
    alert.started = true;
    alert.delivery =
        Failsafe.with(policy)
            .with(worker)
            .onComplete(done -> completed(alert, done.getResult()))
            .getAsync(() -> attempt(alert));
  }

  private DeliveryOutcome attempt(WaitingAlert alert) {
    Optional<Failed> pause = begin(alert);
    if (pause.isPresent()) {
      return pause.get();
    }
    DeliveryOutcome outcome = deliver(alert.event);
    end(alert, outcome);
    return outcome;
  }

  private synchronized Optional<Failed> begin(WaitingAlert alert) {
    Duration pause = Duration.between(clock.instant(), pausedUntil);
    // A last attempt before we stop is made all the same: the alert would be lost otherwise.
    if ((pause.isPositive() && !closing) || !isWaiting(alert)) {
      return Optional.of(
          new Failed(Fault.HELD_BACK, "the receiver asked for a pause", Optional.of(pause)));
    }
    alert.underWay = true;
    alert.attempts++;
    if (alert.attempts > 1) {
      tally.retried();
    }
    return Optional.empty();
  }

  private DeliveryOutcome deliver(AlertEvent event) {
    try {
      return channel.deliver(event);
    } catch (Throwable e) { // errors too: the lane would take the alert as under way for ever
      return new Failed(Fault.CHANNEL_FAILED, e.getClass().getSimpleName(), Optional.empty());
    }
  }

  private synchronized void end(WaitingAlert alert, DeliveryOutcome outcome) {
    alert.underWay = false;
    if (outcome instanceof Failed failed && !over) {
      tally.failed(failed, clock.instant());
      failed
          .retryAfter()
          .map(pause -> clock.instant().plus(schedule.bounded(pause)))
          .filter(pausedUntil::isBefore)
          .ifPresent(until -> pausedUntil = until);
    }
  }

  private synchronized Duration delay(WaitingAlert alert, DeliveryOutcome outcome) {
    Optional<Duration> asked =
        outcome instanceof Failed failed ? failed.retryAfter() : Optional.empty();
    return schedule.delay(Math.max(1, alert.attempts), asked, random);
  }

  private synchronized boolean isDoneWith(WaitingAlert alert) {
    return !isWaiting(alert) || isTooOld(alert);
  }

  private boolean isTooOld(WaitingAlert alert) {
    return alert.event.time().plus(schedule.maxAge()).isBefore(clock.instant());
  }

  private void completed(WaitingAlert alert, @Nullable DeliveryOutcome outcome) {
    if (outcome != null) { // there is none when it was cancelled
      finished(alert, outcome);
    }
  }

  private synchronized void finished(WaitingAlert alert, DeliveryOutcome outcome) {
    if (!isWaiting(alert)) {
      return;
    }
    switch (outcome) {
      case Delivered arrived -> {
        tally.delivered(alert.event, clock.instant());
        remove(alert);
      }
      case Failed failed -> {
        if (isTooOld(alert)) {
          tally.dropped(1, DropReason.EXPIRED, clock.instant());
          remove(alert);
        } // else we are closing, and it is attempted once more
      }
      case Gone gone -> {
        enabled = false;
        tally.gone(gone);
        dropAll(DropReason.CHANNEL_GONE);
      }
    }
  }

  private void attemptEachOnceMore() {
    Set<String> stuckIncidents = new HashSet<>();
    for (WaitingAlert alert : inOrder()) {
      if (!stuckIncidents.contains(alert.event.subject()) && isWaiting(alert)) {
        DeliveryOutcome outcome = attempt(alert);
        if (outcome instanceof Failed) {
          stuckIncidents.add(alert.event.subject());
        } else {
          finished(alert, outcome);
        }
      }
    }
  }

  private synchronized List<WaitingAlert> inOrder() {
    return List.copyOf(waiting.values());
  }

  private synchronized boolean isWaiting(WaitingAlert alert) {
    return waiting.containsKey(alert.event.id());
  }

  private synchronized void dropAll(DropReason reason) {
    tally.dropped(waiting.size(), reason, clock.instant());
    clear();
  }

  private void clear() {
    List<WaitingAlert> dropped = inOrder();
    waiting.clear();
    dropped.forEach(alert -> alert.delivery.cancel(false));
  }
}
