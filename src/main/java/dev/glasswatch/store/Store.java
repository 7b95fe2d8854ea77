package dev.glasswatch.store;

import dev.glasswatch.alert.Documents;
import dev.glasswatch.alert.HeldBack;
import dev.glasswatch.alert.Memo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * The database and what is asked of it besides the clerk's work. Safe for many threads. Every call
 * may throw {@link StoreAwayException}, within a few seconds.
 */
public final class Store implements AutoCloseable {

  private final Database database;

  private Store(Database database) {
    this.database = database;
  }

  /**
   * Opens a store, making it when there is none.
   *
   * @throws StoreException when it cannot be used
   */
  public static Store open(Location location) throws StoreException {
    return new Store(Database.open(location));
  }

  Database database() {
    return database;
  }

  /** Texts that people ordered. */
  public Documents documents() {
    return new DocumentTable(database);
  }

  /** Keeps a stream, in place of the one of the same id. */
  public void putStream(String id, String body, Instant at) {
    database.write(
        handle -> {
          StreamTable.put(handle, id, body, Micros.of(at));
          return true;
        });
  }

  /** Forgets a stream. */
  public void removeStream(String id) {
    database.write(
        handle -> {
          StreamTable.delete(handle, id);
          return true;
        });
  }

  /** Bodies of all streams, in order of their ids. */
  public List<String> streams() {
    return database.read(StreamTable::bodies);
  }

  /** Up to {@code limit} incidents below a position, the latest openings first. */
  public List<KeptIncident> incidents(IncidentFilter filter, long before, int limit) {
    return database.read(handle -> IncidentTable.find(handle, filter, before, limit));
  }

  /** One incident. */
  public Optional<KeptIncident> incident(String id) {
    return database.read(handle -> IncidentTable.byId(handle, id));
  }

  /** Every transition that is kept, in no particular order across incidents. */
  public List<KeptTransition> transitions() {
    return database.read(IncidentTable::transitions);
  }

  /** What was not sent about an incident or group, oldest first. */
  public List<HeldBack> heldBack(String subject) {
    return database.read(handle -> HeldBackTable.of(handle, subject));
  }

  /** How many alerts are on their way to a channel. */
  public long waiting(String channel) {
    return database.read(handle -> DeliveryTable.countWaiting(handle, channel));
  }

  List<Memo> memos() {
    return database.read(MemoTable::all);
  }

  /** The greatest number that was given to anything that has a place. */
  long lastPosition() {
    Function<Handle, Long> last =
        handle ->
            Math.max(
                IncidentTable.lastPosition(handle),
                Math.max(DeliveryTable.lastPosition(handle), HeldBackTable.lastPosition(handle)));
    return database.read(last);
  }

  @Override
  public void close() {
    database.close();
  }
}
