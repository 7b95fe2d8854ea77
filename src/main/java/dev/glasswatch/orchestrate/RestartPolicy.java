package dev.glasswatch.orchestrate;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When a watch that died of a fault of ours is started again. The pause doubles with every failure
 * and is drawn evenly from its upper half, so that streams that fell together do not rise together.
 *
 * @param firstPause longest pause after the first failure
 * @param longestPause what the pause never exceeds
 * @param mostFailures at this many in a row the stream is quarantined instead
 * @param healthyAfter once it has run this long, earlier failures are forgotten
 */
public record RestartPolicy(
    Duration firstPause, Duration longestPause, int mostFailures, Duration healthyAfter) {

  /** 1 s, 2 s, 4 s, 8 s; quarantine at the fifth failure within ten minutes. */
  public static final RestartPolicy DEFAULTS =
      new RestartPolicy(Duration.ofSeconds(1), Duration.ofSeconds(60), 5, Duration.ofMinutes(10));

  /** Rejects pauses of no length and a policy that never tries. */
  public RestartPolicy {
    if (firstPause.isNegative() || firstPause.isZero() || mostFailures < 1) {
      throw new IllegalArgumentException("Restarts need a pause and at least one try");
    }
  }

  /** The pause after the given number of failures in a row, from 1. */
  Duration pause(int failures, RandomGenerator random) {
    double doubled = firstPause.toMillis() * Math.pow(2, failures - 1);
    long longest = (long) Math.min(doubled, longestPause.toMillis());
    return Duration.ofMillis(longest - random.nextLong(longest / 2 + 1));
  }
}
