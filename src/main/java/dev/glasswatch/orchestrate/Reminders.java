package dev.glasswatch.orchestrate;

import dev.glasswatch.store.Store;
import dev.glasswatch.store.StoreAwayException;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has watches remind of incidents, on a thread of its own: a watch may be busy starting. */
final class Reminders implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);
  private static final int MOST = 10_000;

  private final Store store;
  private final BiConsumer<String, String> remind;
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          0,
          1,
          10,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(MOST),
          Thread.ofPlatform().name("reminders").daemon().factory());

  /** {@code remind} takes a stream and an incident of it. */
  Reminders(Store store, BiConsumer<String, String> remind) {
    this.store = store;
    this.remind = remind;
  }

  /** Reminds of an incident, if it still goes on. */
  void of(String incidentId) {
    try {
      thread.execute(() -> look(incidentId));
    } catch (RejectedExecutionException e) {
      LOG.warn("Too many reminders are due: that of {} is left out", incidentId);
    }
  }

  private void look(String incidentId) {
    try {
      Optional<String> stream =
          store.incident(incidentId).map(kept -> kept.incident().key().stream());
      stream.ifPresent(id -> remind.accept(id, incidentId));
    } catch (StoreAwayException e) {
      LOG.warn("The reminder of {} is left out: {}", incidentId, e.getMessage());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
