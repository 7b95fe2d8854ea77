package dev.glasswatch.source;

import java.time.Duration;

/**
 * Tells a connection that drips from one that flows: bytes are summed over windows of waiting time,
 * and a whole window below the minimum rate is a stall. Time in which nobody waited for bytes does
 * not count. Used by one thread.
 */
final class Pace {
  private final Duration window;
  private final long leastBytes;

  private Duration waited = Duration.ZERO;
  private long bytes;

  Pace(Duration window, int minimumRate) {
    this.window = window;
    this.leastBytes = minimumRate * window.toMillis() / 1000;
  }

  /** Counts one read; true when the window that it completes was too slow. */
  boolean tooSlow(long read, Duration took) {
    waited = waited.plus(took);
    bytes += read;
    if (waited.compareTo(window) < 0) {
      return false;
    }
    boolean slow = bytes < leastBytes;
    waited = Duration.ZERO;
    bytes = 0;
    return slow;
  }
}
