package dev.glasswatch.watch;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Holds a file back to real time, so that it is watched as if it were live: media time may run no
 * further ahead of wall time than when it started.
 */
final class Pacer {

  /** Read ahead by this much, as a live segment would allow. */
  private static final long AHEAD_US = 200_000;

  private final LongSupplier nanoClock;
  private long mediaOrigin;
  private long nanoOrigin;
  private boolean started;

  Pacer(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /** How long to wait before reading on, now that media has been decoded up to this time. */
  Duration untilDue(long mediaTime) {
    long now = nanoClock.getAsLong();
    if (!started) {
      started = true;
      mediaOrigin = mediaTime;
      nanoOrigin = now;
    }
    long elapsed = TimeUnit.NANOSECONDS.toMicros(now - nanoOrigin);
    long ahead = mediaTime - mediaOrigin - elapsed - AHEAD_US;
    return ahead > 0 ? Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(ahead)) : Duration.ZERO;
  }
}
