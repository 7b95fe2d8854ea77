package dev.glasswatch.store;

import java.nio.file.Path;
import java.util.Optional;

/** Where a store is. Printing it shows no secret. */
public sealed interface Location {

  /** In this process's memory, gone with it. */
  record Memory() implements Location {}

  /** An SQLite file, made when there is none. */
  record Sqlite(Path file) implements Location {}

  /**
   * A PostgreSQL database.
   *
   * @param url JDBC URL, without a password
   * @param user whom to log in as; the URL's or the system's choice when empty
   * @param password its password
   */
  record Postgres(String url, Optional<String> user, Optional<String> password)
      implements Location {
    @Override
    public String toString() {
      return "Postgres[" + url.replaceFirst("\\?.*", "") + "]";
    }
  }
}
