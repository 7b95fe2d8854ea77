package dev.glasswatch.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The connections to a store: one that writes, so that writers queue here rather than in the
 * database, and some that read beside it. Safe for many threads; every call has a deadline.
 */
final class Database implements AutoCloseable {

  private final HikariDataSource writer;
  private final HikariDataSource readers;
  private final Jdbi writing;
  private final Jdbi reading;

  private Database(HikariDataSource writer, HikariDataSource readers) {
    this.writer = writer;
    this.readers = readers;
    this.writing = Jdbi.create(writer);
    this.reading = writer == readers ? writing : Jdbi.create(readers);
  }

  /**
   * Connects, and brings the schema up to date.
   *
   * @throws StoreException when the database cannot be used, or is newer than this program
   */
  static Database open(Location location) throws StoreException {
    HikariDataSource writer = pool(Connections.writer(location), location);
    try {
      return switch (location) {
        case Location.Memory memory -> migrated(writer, writer, writer);
        case Location.Sqlite sqlite -> {
          Schema.migrate(writer); // a file that does not exist yet cannot be read
          yield new Database(writer, pool(Connections.readers(location), location));
        }
        case Location.Postgres postgres -> {
          HikariDataSource readers = pool(Connections.readers(location), location);
          // Migrating takes a second connection there, for a lock.
          yield migrated(writer, readers, readers);
        }
      };
    } catch (StoreException | RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  private static Database migrated(
      HikariDataSource writer, HikariDataSource readers, HikariDataSource by)
      throws StoreException {
    try {
      Schema.migrate(by);
      return new Database(writer, readers);
    } catch (StoreException | RuntimeException e) {
      readers.close();
      throw e;
    }
  }

  private static HikariDataSource pool(HikariConfig config, Location location)
      throws StoreException {
    try {
      return new HikariDataSource(config);
    } catch (RuntimeException e) {
      throw new StoreException(
          "The store %s cannot be opened: %s. %s"
              .formatted(location, StoreAwayException.reason(e), advice(location)),
          e);
    }
  }

  private static String advice(Location location) {
    return switch (location) {
      case Location.Postgres postgres ->
          "Check that it is there, and that user, password and permissions are right.";
      case Location.Sqlite sqlite ->
          "Check that the file may be read and written; if it is damaged, move it away, and a new"
              + " one is begun.";
      case Location.Memory memory -> "Check that there is memory.";
    };
  }

  /**
   * Carries out a transaction, alone among writers.
   *
   * @throws StoreAwayException when it was not committed, as far as is known
   */
  <T> T write(Function<Handle, T> work) {
    try {
      return writing.inTransaction(work::apply);
    } catch (JdbiException | AssertionError e) { // of a driver, about a connection that broke
      throw new StoreAwayException(e);
    }
  }

  /**
   * Reads.
   *
   * @throws StoreAwayException when that fails
   */
  <T> T read(Function<Handle, T> work) {
    try {
      return reading.withHandle(work::apply);
    } catch (JdbiException | AssertionError e) {
      throw new StoreAwayException(e);
    }
  }

  @Override
  public void close() {
    readers.close();
    writer.close();
  }
}
