package dev.glasswatch.orchestrate.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.store.Location;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The crash drill in short; {@code -Ddrill.kills=200} makes it as long as the command's. */
class CrashDrillIT {

  private static final Logger LOG = LoggerFactory.getLogger(CrashDrillIT.class);
  private static final int KILLS = Integer.getInteger("drill.kills", 8);

  @TempDir Path folder;

  @Test
  void nothingIsLostWithSqlite() throws Exception {
    passes(new DrillPlan(KILLS, folder, Optional.empty(), 7));
  }

  @Test
  void nothingIsLostWithPostgres() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      Location.Postgres location =
          new Location.Postgres(
              "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(postgres.getPort()),
              Optional.of("postgres"),
              Optional.empty());
      passes(new DrillPlan(KILLS, folder, Optional.of(location), 8));
    }
  }

  private static void passes(DrillPlan plan) throws Exception {
    DrillReport report = new CrashDrill(plan, kill -> {}).run();
    LOG.info("{}", report);
    assertThat(report.kills()).isEqualTo(KILLS);
    assertThat(report.passed()).as("%s", report).isTrue();
  }
}
