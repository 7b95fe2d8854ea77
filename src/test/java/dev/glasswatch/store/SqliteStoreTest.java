package dev.glasswatch.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {

  @TempDir Path folder;

  @Override
  Location location() {
    return new Location.Sqlite(folder.resolve("test.db"));
  }

  @Test
  void nothingIsConfirmedBeforeItIsOnTheDisk() {
    assertThat(pragma("journal_mode")).isEqualTo("wal");
    assertThat(pragma("synchronous")).isEqualTo("2"); // FULL
  }

  private String pragma(String name) {
    return store
        .database()
        .write(handle -> handle.createQuery("PRAGMA " + name).mapTo(String.class).one());
  }

  @Test
  void itIsReadWhileItIsWritten() {
    store.putStream("a", "{}", Incidents.T0);
    long read =
        store
            .database()
            .write(
                handle -> {
                  StreamTable.put(handle, "b", "{}", 0);
                  return (long) store.streams().size();
                });
    assertThat(read).isEqualTo(1);
    assertThat(store.streams()).hasSize(2);
  }

  @Test
  void aSchemaFromTheFutureIsRefused() {
    store
        .database()
        .write(
            handle ->
                handle.execute(
                    "INSERT INTO glasswatch_schema (installed_rank, version, description, type,"
                        + " script, checksum, installed_by, installed_on, execution_time, success)"
                        + " VALUES (9, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x',"
                        + " CURRENT_TIMESTAMP, 1, 1)"));
    assertThatThrownBy(() -> Store.open(location()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("written by a newer version");
  }

  @Test
  void aFileThatIsNoDatabaseIsSaidToBeNone() throws Exception {
    Path text = folder.resolve("text.db");
    Files.writeString(text, "not a database at all, but quite a long text ".repeat(99));
    assertThatThrownBy(() -> Store.open(new Location.Sqlite(text)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot be opened")
        .hasMessageContaining("if it is damaged, move it away")
        .hasMessageNotContaining("password");
  }
}
