package dev.glasswatch.source;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Tells everything that one source is blocked on to give up. Given once, it stays given.
 * Thread-safe.
 */
final class StopSignal {
  private final CompletableFuture<Void> given = new CompletableFuture<>();
  private final Set<Runnable> actions = ConcurrentHashMap.newKeySet();

  /** Gives the signal and runs what was registered, on this thread. */
  void stop() {
    given.complete(null);
    actions.forEach(Runnable::run);
  }

  boolean stopped() {
    return given.isDone();
  }

  /** Runs {@code action} when the signal is given, at once if it was; idempotent actions only. */
  void onStop(Runnable action) {
    actions.add(action);
    if (stopped()) {
      action.run();
    }
  }

  /** Takes back what {@link #onStop} registered. */
  void forget(Runnable action) {
    actions.remove(action);
  }

  /** Throws if the signal was given. */
  void check() throws SourceException {
    if (stopped()) {
      throw new SourceException(SourceFault.STOPPED, "The stream was stopped.");
    }
  }

  /** Waits this long, or until the signal; true when it was given. */
  boolean await(Duration time) {
    try {
      given.get(Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    return true;
  }

  /** For waiting on something else and the signal together. */
  CompletableFuture<Void> asFuture() {
    return given;
  }
}
