package dev.glasswatch.orchestrate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Beats on a schedule, on a thread named {@code heartbeat}: asks whoever keeps and sends alerts to
 * send the beat, and notes when that was done. Should that one be stuck, no beat goes out, which is
 * the point of it.
 */
final class Pulse implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

  private final LongFunction<CompletableFuture<?>> beat;
  private final InstantSource clock;
  private final ScheduledExecutorService schedule =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("heartbeat").daemon().factory());
  private volatile Optional<Instant> last = Optional.empty();
  private long number;

  /** Beats by this, which is given the number of the beat and completes once it is on its way. */
  Pulse(LongFunction<CompletableFuture<?>> beat, InstantSource clock) {
    this.beat = beat;
    this.clock = clock;
  }

  void start(Duration every) {
    var _ = schedule.scheduleAtFixedRate(this::beat, 0, every.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Beats once. */
  void beat() {
    number++;
    try {
      var _ = beat.apply(number).thenRun(() -> last = Optional.of(clock.instant()));
    } catch (RuntimeException e) {
      LOG.error("A heartbeat failed", e);
    }
  }

  /** When the last beat was on its way. */
  Optional<Instant> last() {
    return last;
  }

  @Override
  public void close() {
    schedule.shutdownNow();
  }
}
