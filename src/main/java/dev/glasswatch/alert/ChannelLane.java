package dev.glasswatch.alert;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.glasswatch.alert.ChannelStatus.DropReason;
import dev.glasswatch.alert.DeliveryOutcome.Delivered;
import dev.glasswatch.alert.DeliveryOutcome.Failed;
import dev.glasswatch.alert.DeliveryOutcome.Fault;
import dev.glasswatch.alert.DeliveryOutcome.Gone;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
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
 * no other. A pause that the receiver asks for holds for the whole lane, and so does the one that
 * follows many failures in a row. What it holds is a bounded window onto all that waits: whoever
 * keeps the rest hands it over as there is room.
 */
final class ChannelLane {

  private final Channel channel;
  private final LaneSettings settings;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final LaneListener listener;
  private final ScheduledThreadPoolExecutor worker;

  // All below is guarded by this.
  private final LaneWindow window = new LaneWindow();
  private final LaneGate gate;
  private final LaneTally tally;
  private boolean enabled = true;
  private boolean closing;
  private boolean over;

  ChannelLane(
      Channel channel,
      LaneSettings settings,
      InstantSource clock,
      RandomGenerator random,
      LaneListener listener) {
    this.channel = channel;
    this.settings = settings;
    this.clock = clock;
    this.random = random;
    this.listener = listener;
    this.tally = new LaneTally(channel.name());
    this.worker =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("outbox-" + channel.name()).daemon().factory());
    worker.setRemoveOnCancelPolicy(true);
    worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    this.gate = new LaneGate(settings, clock);
  }

  String channel() {
    return channel.name();
  }

  /** Takes an alert unless there is no room for it; one that it holds already counts as taken. */
  synchronized boolean offer(AlertEvent event) {
    if (!window.holds(event.id())) {
      if (!enabled || closing || window.size() >= settings.window()) {
        return false;
      }
      add(event);
    }
    return true;
  }

  /** Takes an alert that nobody keeps, beyond the bound if need be. */
  synchronized void push(AlertEvent event) {
    if (enabled && !closing && !window.holds(event.id())) {
      add(event);
    }
  }

  private void add(AlertEvent event) {
    window.add(new WaitingAlert(event));
    startNextOf(event.subject());
  }

  /** How many more it takes. */
  synchronized int room() {
    return enabled && !closing ? Math.max(0, settings.window() - window.size()) : 0;
  }

  synchronized boolean enabled() {
    return enabled;
  }

  /** Takes alerts or refuses them from now on. */
  synchronized void enable(boolean take) {
    enabled = take;
    gate.open();
  }

  synchronized ChannelStatus status() {
    return tally.status(enabled, window.size());
  }

  /** Begins to close: nothing more is taken, and what waits is attempted once more, right away. */
  synchronized void flush() {
    if (!closing) {
      closing = true;
      worker.execute(this::attemptEachOnceMore);
      worker.shutdown();
    }
  }

  /** Waits for the flush, but no longer than this; whatever is left is not settled. */
  void awaitFlush(Duration longest) {
    try {
      worker.awaitTermination(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    worker.shutdownNow();
    leaveRest();
    channel.close();
  }

  private synchronized void leaveRest() {
    over = true;
    tally.left(window.size());
    clear();
  }

  private void remove(WaitingAlert alert) {
    window.remove(alert);
    startNextOf(alert.event.subject());
  }

  private void startNextOf(String subject) {
    window.first(subject).filter(alert -> !alert.started && !closing).ifPresent(this::start);
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
    end(outcome);
    return outcome;
  }

  private synchronized Optional<Failed> begin(WaitingAlert alert) {
    if (!window.holds(alert.event.id())) {
      return Optional.of(new Failed(Fault.HELD_BACK, "settled", Optional.empty()));
    }
    // A last attempt before we stop is made all the same: it would come much later otherwise.
    Optional<Failed> heldBack = closing ? Optional.empty() : gate.holdsBack();
    if (heldBack.isPresent()) {
      return heldBack;
    }
    alert.attempts++;
    if (alert.attempts > 1) {
      tally.retried();
    }
    return Optional.empty();
  }

  private DeliveryOutcome deliver(AlertEvent event) {
    try {
      gate.awaitRate();
      return channel.deliver(event);
    } catch (Throwable e) { // errors too: the alert would never be attempted again
      return new Failed(Fault.CHANNEL_FAILED, e.getClass().getSimpleName(), Optional.empty());
    }
  }

  private synchronized void end(DeliveryOutcome outcome) {
    gate.attempted(outcome);
    if (outcome instanceof Failed failed && !over) {
      tally.failed(failed, clock.instant());
    }
  }

  private synchronized Duration delay(WaitingAlert alert, DeliveryOutcome outcome) {
    Optional<Duration> asked =
        outcome instanceof Failed failed ? failed.retryAfter() : Optional.empty();
    return settings.schedule().delay(Math.max(1, alert.attempts), asked, random);
  }

  private synchronized boolean isDoneWith(WaitingAlert alert) {
    return !window.holds(alert.event.id()) || isTooOld(alert);
  }

  private boolean isTooOld(WaitingAlert alert) {
    return alert.event.time().plus(settings.schedule().maxAge()).isBefore(clock.instant());
  }

  private void completed(WaitingAlert alert, @Nullable DeliveryOutcome outcome) {
    if (outcome != null) { // there is none when it was cancelled
      finished(alert, outcome);
    }
  }

  private synchronized void finished(WaitingAlert alert, DeliveryOutcome outcome) {
    if (!window.holds(alert.event.id())) {
      return;
    }
    switch (outcome) {
      case Delivered arrived -> {
        tally.delivered(alert.event, clock.instant());
        settle(alert, Optional.empty());
      }
      case Failed failed -> {
        if (isTooOld(alert)) {
          tally.dropped(1, DropReason.EXPIRED, clock.instant());
          settle(alert, Optional.of(DropReason.EXPIRED));
        } // else we are closing, and it is attempted once more
      }
      case Gone gone -> gone(gone);
    }
  }

  private void settle(WaitingAlert alert, Optional<DropReason> givenUp) {
    listener.settled(channel.name(), alert.event.id(), givenUp);
    remove(alert);
  }

  private void gone(Gone gone) {
    enabled = false;
    tally.gone(gone);
    tally.dropped(window.size(), DropReason.CHANNEL_GONE, clock.instant());
    clear();
    listener.gone(channel.name(), gone.explanation());
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
    return window.inOrder();
  }

  private synchronized boolean isWaiting(WaitingAlert alert) {
    return window.holds(alert.event.id());
  }

  private void clear() {
    List<WaitingAlert> left = window.inOrder();
    window.clear();
    left.forEach(alert -> alert.delivery.cancel(false));
  }
}
