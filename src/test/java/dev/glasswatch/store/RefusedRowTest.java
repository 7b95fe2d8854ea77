package dev.glasswatch.store;

import static dev.glasswatch.store.Incidents.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.glasswatch.alert.ScriptedChannel;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedRowTest {

  @TempDir Path folder;

  @Test
  void whatTheDatabaseRefusesCostsNobodyElseAnything() throws Exception {
    ScriptedChannel hook = ScriptedChannel.willing("hook");
    try (Desk desk = new Desk(new Location.Sqlite(file()), Optional.empty(), 100, hook)) {
      refuse("b");
      desk.inbox.tell(opened("a"), Incidents.LABELS);
      desk.inbox.tell(opened("b"), Incidents.LABELS);
      desk.inbox.tell(opened("c"), Incidents.LABELS);
      desk.work();
      assertThat(desk.store.incident("a")).isPresent();
      assertThat(desk.store.incident("b")).isEmpty();
      assertThat(desk.store.incident("c")).isPresent();
      await().until(() -> hook.attempts().size() == 3);
    }
  }

  private Path file() {
    return folder.resolve("test.db");
  }

  private void refuse(String incident) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TRIGGER refuse BEFORE INSERT ON incident WHEN NEW.id = '%s'".formatted(incident)
              + " BEGIN SELECT RAISE(ABORT, 'no'); END");
    }
  }
}
