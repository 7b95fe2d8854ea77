package dev.glasswatch.alert;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When to try again: exponential backoff with full jitter, so that receivers that come back are not
 * met by everybody at once. After M. Brooker, "Exponential Backoff And Jitter", AWS Architecture
 * Blog, 2015.
 *
 * @param first ceiling of the first delay; it doubles with each attempt
 * @param ceiling no delay of ours is longer
 * @param longestRetryAfter no pause that a receiver asks for is honoured beyond this
 * @param maxAge an alert older than this is given up
 */
public record RetrySchedule(
    Duration first, Duration ceiling, Duration longestRetryAfter, Duration maxAge) {

  /**
   * Half a second doubling to five minutes, for a day: the first attempts follow within seconds,
   * and a receiver that was away for an hour has everything minutes after its return.
   */
  public static final RetrySchedule DEFAULT =
      new RetrySchedule(
          Duration.ofMillis(500), Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofDays(1));

  /** Rejects durations that would retry without pause or never. */
  public RetrySchedule {
    if (!first.isPositive() || ceiling.compareTo(first) < 0) {
      throw new IllegalArgumentException("Delays must satisfy 0 < first <= ceiling");
    }
    if (longestRetryAfter.isNegative() || !maxAge.isPositive()) {
      throw new IllegalArgumentException("longestRetryAfter must be at least 0, maxAge above 0");
    }
  }

  /**
   * The delay after the given number of failed attempts, 1 or more; not less than the receiver
   * asked for.
   */
  Duration delay(int attempts, Optional<Duration> retryAfter, RandomGenerator random) {
    // Beyond 2^30 times the first, every sensible ceiling has long been reached.
    long doubled = first.toMillis() << Math.min(attempts - 1, 30);
    long most = Math.max(1, Math.min(ceiling.toMillis(), doubled));
    Duration jittered = Duration.ofMillis(random.nextLong(most + 1));
    Duration asked = retryAfter.map(this::bounded).orElse(Duration.ZERO);
    return asked.compareTo(jittered) > 0 ? asked : jittered;
  }

  /** What is honoured of a pause that a receiver asks for. */
  Duration bounded(Duration retryAfter) {
    return retryAfter.compareTo(longestRetryAfter) > 0 ? longestRetryAfter : retryAfter;
  }
}
