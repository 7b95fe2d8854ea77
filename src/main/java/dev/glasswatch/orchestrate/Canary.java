package dev.glasswatch.orchestrate;

import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.incident.EndReason;
import dev.glasswatch.incident.IncidentKey;
import dev.glasswatch.incident.Transition;
import dev.glasswatch.incident.TransitionKind;
import dev.glasswatch.incident.WatchDefects;
import dev.glasswatch.watch.WatchListener;
import dev.glasswatch.watch.WatchPlan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes a known defect through the process, over and over: through a source, a converter,
 * detectors and the incident logic to whoever keeps and sends alerts, and is content when that one
 * answers. When it does not hear of the defect in time, that is the incident {@code canary_failed},
 * which lasts until it does again. No stream of the batch; nobody is told of the defect itself.
 * Works on a thread of its own, named {@code canary}.
 */
final class Canary implements AutoCloseable {

  /** The stream that its incidents are about; no user's stream, as those lie in the batch. */
  static final String STREAM = "canary";

  private static final String NOT_REPORTED = "not_reported";
  private static final Duration LONGEST_STOP = Duration.ofSeconds(2);
  private static final Logger LOG = LoggerFactory.getLogger(Canary.class);

  /**
   * What it works with.
   *
   * @param watches makes its watches
   * @param plan what they watch: a defect is in it, and nothing else
   * @param keeper told of the defect, answers once it has seen to all that it was told before
   * @param events hears of its incidents
   */
  record Parts(
      Watching.Maker watches,
      WatchPlan plan,
      Supplier<CompletionStage<?>> keeper,
      Consumer<BatchEvent> events,
      InstantSource clock,
      Supplier<String> ids) {}

  private final Parts parts;
  private final Duration period;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private Optional<OwnIncident> failure = Optional.empty();
  private volatile Optional<Instant> lastReported = Optional.empty();

  /**
   * Passes the defect once a period.
   *
   * @param period also how long it may take to hear of it
   */
  Canary(Parts parts, Duration period) {
    this.parts = parts;
    this.period = period;
    this.thread = Thread.ofPlatform().name("canary").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** When it last heard of its defect. */
  Optional<Instant> lastReported() {
    return lastReported;
  }

  private void run() {
    try {
      boolean over = false;
      while (!over) {
        long began = System.nanoTime();
        settle(reported());
        long left = period.toNanos() - (System.nanoTime() - began);
        over = closed.await(Math.max(0, left), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      LOG.debug("The canary is told to end");
    }
  }

  /** Passes the defect once; whether it was heard of in time. */
  private boolean reported() throws InterruptedException {
    CountDownLatch heard = new CountDownLatch(1);
    WatchListener listener = transition -> hear(transition, heard);
    Optional<Watching> watch = Optional.empty();
    try {
      watch = Optional.of(parts.watches.make(parts.plan, listener));
      watch.get().start();
      return heard.await(period.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RuntimeException | LinkageError e) {
      LOG.error("The canary could not be watched", e);
      return false;
    } finally {
      watch.ifPresent(each -> each.close(LONGEST_STOP));
    }
  }

  private void hear(Transition transition, CountDownLatch heard) {
    if (transition.kind() == TransitionKind.OPENED) {
      parts.keeper.get().thenRun(heard::countDown);
    }
  }

  private void settle(boolean reported) {
    if (closed.getCount() == 0) {
      return;
    }
    Instant now = parts.clock.instant();
    if (reported) {
      lastReported = Optional.of(now);
      failure.ifPresent(over -> tell(over.resolved(EndReason.RECOVERED, now)));
      failure = Optional.empty();
    } else if (failure.isEmpty()) {
      OwnIncident begun = failed(now);
      failure = Optional.of(begun);
      tell(begun.opened());
    }
  }

  private OwnIncident failed(Instant now) {
    LOG.error("A known defect was passed through and not reported within {}", period);
    return new OwnIncident(
        parts.ids.get(),
        new IncidentKey(STREAM, WatchDefects.CANARY_FAILED, Observation.WHOLE_STREAM),
        Severity.CRITICAL,
        NOT_REPORTED,
        Map.of("withinSeconds", period.toSeconds()),
        now);
  }

  private void tell(Transition transition) {
    parts.events.accept(new BatchEvent.IncidentMoved(transition, Map.of()));
  }

  /** Ends within a few seconds; what it said last stands. */
  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
    try {
      thread.join(LONGEST_STOP.plusSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
