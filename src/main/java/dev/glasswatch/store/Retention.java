package dev.glasswatch.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what is too old, and the oldest of what is too much, a little at a time on a thread named
 * {@code store-retention}, so that the clerk never waits long. What is going on is never deleted.
 */
public final class Retention implements AutoCloseable {

  /**
   * How much is kept.
   *
   * @param age of incidents that are over, of dead letters and of held-back alerts
   * @param mostBytes of incidents and transitions together, as estimated from some of them
   * @param mostOver incidents that are over
   */
  public record Limits(Duration age, long mostBytes, long mostOver) {}

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final int AT_A_TIME = 200;
  private static final long PERIOD_SECONDS = 60;

  private final Database database;
  private final Limits limits;
  private final InstantSource clock;
  private final ScheduledExecutorService thread;
  private volatile long deleted;

  /** Does nothing until it is started. */
  public Retention(Store store, Limits limits, InstantSource clock) {
    this.database = store.database();
    this.limits = limits;
    this.clock = clock;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("store-retention").daemon().factory());
  }

  /** Looks once a minute from now on. */
  public void start() {
    thread.scheduleWithFixedDelay(
        this::tryToDelete, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  /** Incidents that were deleted since the start. */
  public long deleted() {
    return deleted;
  }

  private void tryToDelete() {
    try {
      deleteWhatIsTooMuch();
    } catch (StoreAwayException e) {
      LOG.debug("Nothing is deleted while the database is away", e);
    } catch (RuntimeException e) {
      LOG.error("What is too old could not be deleted", e);
    }
  }

  /** Deletes all that is too old or too much now. */
  void deleteWhatIsTooMuch() {
    Instant oldest = clock.instant().minus(limits.age());
    deleteOver(Micros.of(oldest), Long.MAX_VALUE);
    deleteOver(Long.MAX_VALUE, database.read(this::tooMany));
    database.write(
        handle ->
            DeliveryTable.deleteDead(handle, Micros.of(oldest))
                + HeldBackTable.deleteOld(handle, Micros.of(oldest)));
  }

  private void deleteOver(long before, long most) {
    long left = most;
    int now = AT_A_TIME;
    while (now == AT_A_TIME && left > 0) {
      int limit = (int) Math.min(AT_A_TIME, left);
      now = database.write(handle -> IncidentTable.deleteOver(handle, before, limit));
      left -= now;
      deleted += now;
    }
  }

  /** How many incidents must go for the others to be within bounds. */
  private long tooMany(Handle handle) {
    long over = IncidentTable.countOver(handle);
    long perIncident = Math.max(1, IncidentTable.bytes(handle) / Math.max(1, over));
    long fit = Math.min(limits.mostOver(), limits.mostBytes() / perIncident);
    return Math.max(0, over - fit);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
