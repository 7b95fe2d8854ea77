package dev.glasswatch.alert;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.RateLimiter;
import dev.glasswatch.alert.DeliveryOutcome.Failed;
import dev.glasswatch.alert.DeliveryOutcome.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Says whether a receiver may be bothered right now: not while it asked for a pause, not for a
 * while after many failures in a row, and not more often than the rate allows. Not thread-safe, but
 * for {@link #awaitRate}.
 */
final class LaneGate {

  private final LaneSettings settings;
  private final InstantSource clock;
  private final CircuitBreaker<DeliveryOutcome> breaker;
  private final RateLimiter<DeliveryOutcome> limiter;
  private Instant pausedUntil = Instant.MIN;

  LaneGate(LaneSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.breaker =
        CircuitBreaker.<DeliveryOutcome>builder()
            .handleResultIf(Failed.class::isInstance)
            .withFailureThreshold(settings.failuresToOpen())
            .withDelay(settings.pause())
            .build();
    this.limiter =
        RateLimiter.<DeliveryOutcome>smoothBuilder(settings.mostPerSecond(), Duration.ofSeconds(1))
            .build();
  }

  /** Passes an attempt, whose outcome must then be told, or says why not and for how long. */
  Optional<Failed> holdsBack() {
    Duration pause = Duration.between(clock.instant(), pausedUntil);
    if (pause.isPositive()) {
      return heldBack("the receiver asked for a pause", pause);
    }
    return breaker.tryAcquirePermit()
        ? Optional.empty()
        : heldBack("the receiver failed too often in a row", breaker.getRemainingDelay());
  }

  private static Optional<Failed> heldBack(String why, Duration pause) {
    return Optional.of(new Failed(Fault.HELD_BACK, why, Optional.of(pause)));
  }

  /** Waits until the rate allows the next attempt. */
  void awaitRate() throws InterruptedException {
    limiter.acquirePermit();
  }

  void attempted(DeliveryOutcome outcome) {
    breaker.recordResult(outcome);
    if (outcome instanceof Failed failed) {
      failed
          .retryAfter()
          .map(pause -> clock.instant().plus(settings.schedule().bounded(pause)))
          .filter(pausedUntil::isBefore)
          .ifPresent(until -> pausedUntil = until);
    }
  }

  /** Forgets what the receiver did so far. */
  void open() {
    breaker.close();
    pausedUntil = Instant.MIN;
  }
}
