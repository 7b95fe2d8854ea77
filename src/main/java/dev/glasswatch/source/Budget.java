package dev.glasswatch.source;

import java.time.Duration;

/**
 * Network time that may still be spent on one thing: waiting for its bytes counts, waiting for our
 * own readers does not. Used by one thread.
 */
final class Budget {
  private Duration left;
  private Duration spent = Duration.ZERO;

  Budget(Duration total) {
    this.left = total;
  }

  /** Lets what was opened within its budget go on for ever: only a stall ends it now. */
  void lift() {
    left = Duration.ofSeconds(Long.MAX_VALUE / 2);
  }

  /** What is left, at most {@code bound}; zero when it is used up. */
  Duration left(Duration bound) {
    return left.compareTo(bound) < 0 ? left : bound;
  }

  /** What has been spent so far. */
  Duration spent() {
    return spent;
  }

  void spend(Duration time) {
    spent = spent.plus(time);
    left = time.compareTo(left) < 0 ? left.minus(time) : Duration.ZERO;
  }
}
