package dev.glasswatch.orchestrate;

import dev.glasswatch.store.ClerkParts;
import dev.glasswatch.store.DataFolder;
import dev.glasswatch.store.DurableOutbox;
import dev.glasswatch.store.DurableOutbox.JournalFile;
import dev.glasswatch.store.Location;
import dev.glasswatch.store.Retention;
import dev.glasswatch.store.Store;
import dev.glasswatch.store.StoreException;
import java.time.InstantSource;
import java.util.Optional;

/** The folder, the database in or beside it, and what tidies it up; opened and closed as one. */
final class Storage implements AutoCloseable {

  private final Optional<DataFolder> folder;
  private final Store store;
  private final Retention retention;
  private final long mostJournalBytes;

  private Storage(
      Optional<DataFolder> folder, Store store, Retention retention, long mostJournalBytes) {
    this.folder = folder;
    this.store = store;
    this.retention = retention;
    this.mostJournalBytes = mostJournalBytes;
  }

  static Storage open(StoreSettings settings, InstantSource clock) throws StoreException {
    Optional<DataFolder> folder = Optional.empty();
    if (settings.folder().isPresent()) {
      folder = Optional.of(DataFolder.claim(settings.folder().get()));
    }
    try {
      Store store = Store.open(location(settings, folder));
      Retention retention = new Retention(store, settings.limits(), clock);
      return new Storage(folder, store, retention, settings.mostJournalBytes());
    } catch (StoreException | RuntimeException e) {
      folder.ifPresent(DataFolder::close);
      throw e;
    }
  }

  private static Location location(StoreSettings settings, Optional<DataFolder> folder) {
    Optional<Location> database = settings.database().map(Location.class::cast);
    return database.orElseGet(
        () ->
            folder
                .<Location>map(each -> new Location.Sqlite(each.database()))
                .orElseGet(Location.Memory::new));
  }

  /** Whether anything outlives the process. */
  boolean lasting() {
    return folder.isPresent();
  }

  Store store() {
    return store;
  }

  Retention retention() {
    return retention;
  }

  DurableOutbox outbox(ClerkParts parts) throws StoreException {
    return DurableOutbox.open(
        parts, store, folder.map(each -> new JournalFile(each.journal(), mostJournalBytes)));
  }

  @Override
  public void close() {
    retention.close();
    store.close();
    folder.ifPresent(DataFolder::close);
  }
}
