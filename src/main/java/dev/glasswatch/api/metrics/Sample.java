package dev.glasswatch.api.metrics;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A snapshot that the many meters of one scrape share: taken anew when it is older than a moment.
 *
 * @param <T> type of the snapshot
 */
final class Sample<T> {

  private static final long FRESH_NANOS = Duration.ofMillis(500).toNanos();

  private final Supplier<T> source;
  private final LongSupplier nanoClock;
  private T value;
  private long takenAt;

  Sample(Supplier<T> source, LongSupplier nanoClock) {
    this.source = source;
    this.nanoClock = nanoClock;
    this.value = source.get();
    // What is true while a stream is being added is not what the first scrape should show.
    this.takenAt = nanoClock.getAsLong() - FRESH_NANOS - 1;
  }

  synchronized T get() {
    long now = nanoClock.getAsLong();
    if (now - takenAt > FRESH_NANOS) {
      value = source.get();
      takenAt = now;
    }
    return value;
  }
}
