package dev.glasswatch.orchestrate;

import dev.glasswatch.store.Location;
import dev.glasswatch.store.Retention;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where what happens is kept.
 *
 * @param folder of this process alone; without one nothing outlives it
 * @param database where the tables are; empty for a file in the folder
 * @param limits how much is kept
 * @param mostJournalBytes bound of the journal that stands in while the database is away
 */
public record StoreSettings(
    Optional<Path> folder,
    Optional<Location.Postgres> database,
    Retention.Limits limits,
    long mostJournalBytes) {

  /** Everything in memory, gone with the process. */
  public static StoreSettings inMemory(long mostIncidents) {
    return new StoreSettings(
        Optional.empty(),
        Optional.empty(),
        new Retention.Limits(Duration.ofDays(3650), Long.MAX_VALUE, mostIncidents),
        0);
  }
}
