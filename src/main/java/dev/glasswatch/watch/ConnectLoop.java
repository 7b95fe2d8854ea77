package dev.glasswatch.watch;

import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.source.Reconnect;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * What a converter thread does: connect, convert, and connect again, until the stream is over.
 *
 * <p>Live, every fault that another attempt could mend is met with one, at growing and random
 * intervals; the others end in {@code refused}. Five failures of our own code in a row end in
 * {@code quarantined}.
 */
final class ConnectLoop {

  private static final int MOST_BROKEN = 5;
  private static final Logger LOG = LoggerFactory.getLogger(ConnectLoop.class);

  private final WatchPlan plan;
  private final StatusBoard status;
  private final Connections connections;
  private final Reconnect reconnect;
  private final CountDownLatch stop;
  private volatile long reconnects;
  private int broken;

  ConnectLoop(
      WatchPlan plan,
      WatchParts parts,
      Connections connections,
      StatusBoard status,
      CountDownLatch stop) {
    this.plan = plan;
    this.status = status;
    this.connections = connections;
    this.stop = stop;
    this.reconnect = new Reconnect(parts.random());
  }

  /** Runs until the stream is over; the state says why. */
  void run() {
    try (MDC.MDCCloseable stream = MDC.putCloseable("stream", plan.stream())) {
      boolean again = true;
      while (again && !stopping()) {
        again = another(once());
      }
    }
  }

  private boolean stopping() {
    return stop.getCount() == 0;
  }

  private Outcome once() {
    try {
      return connections.watch(this::decoding);
    } catch (RuntimeException | LinkageError | AssertionError e) {
      return stopping() ? new Outcome.Stopped() : new Outcome.Broken(e);
    }
  }

  private void decoding() {
    status.change(StreamState.LIVE, "connected", "");
    broken = 0;
  }

  /** Whether to connect again, after the pause that is due. */
  private boolean another(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Stopped stopped -> false;
      case Outcome.InputEnded ended -> again();
      case Outcome.Failed failed -> failed(failed);
      case Outcome.Broken failure -> broken(failure);
    };
  }

  private boolean again() {
    if (plan.loop() && plan.mode() == WatchMode.LIVE) {
      connections.restart(MediaEvent.Cause.LOOPED);
      return true;
    }
    status.change(StreamState.ENDED, "input_ended", "");
    return false;
  }

  private boolean failed(Outcome.Failed failed) {
    if (stopping()) {
      return false;
    }
    if (plan.mode() == WatchMode.COMPLETE || !failed.retryable()) {
      StreamState end = failed.retryable() ? StreamState.ENDED : StreamState.REFUSED;
      status.change(end, failed.reason(), failed.message());
      return false;
    }
    status.change(StreamState.RECONNECTING, failed.reason(), failed.message());
    return pause();
  }

  private boolean broken(Outcome.Broken failure) {
    LOG.error("Watching failed", failure.error());
    broken++;
    String error = failure.error().getClass().getSimpleName();
    if (broken >= MOST_BROKEN || plan.mode() == WatchMode.COMPLETE) {
      status.change(
          StreamState.QUARANTINED,
          "internal_error",
          "Watching this stream failed %d times in a row with %s; see the log, and report it."
              .formatted(broken, error));
      return false;
    }
    status.change(StreamState.RECONNECTING, "internal_error", "Watching failed with " + error);
    return pause();
  }

  private boolean pause() {
    Duration pause = reconnect.waitAfter(connections.worked());
    reconnects++;
    LOG.info("Connecting again in {} ms", pause.toMillis());
    connections.restart(MediaEvent.Cause.RECONNECTED);
    try {
      return !stop.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Makes everything on the converter thread return within a second. Any thread. */
  void stop() {
    stop.countDown();
    connections.stop();
  }

  long reconnects() {
    return reconnects;
  }
}
