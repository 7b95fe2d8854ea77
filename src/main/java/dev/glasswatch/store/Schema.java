package dev.glasswatch.store;

import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/** Brings a database to the schema that this program knows. */
final class Schema {

  private static final String HISTORY = "glasswatch_schema";

  private Schema() {}

  static void migrate(DataSource database) throws StoreException {
    Flyway flyway =
        Flyway.configure(Schema.class.getClassLoader())
            .dataSource(database)
            .locations("classpath:db/migration")
            .table(HISTORY)
            .baselineOnMigrate(true)
            .baselineVersion("0")
            .load();
    try {
      refuseFuture(flyway);
      flyway.migrate();
    } catch (FlywayException e) {
      throw new StoreException(
          "The store's tables cannot be brought up to date: "
              + StoreAwayException.reason(e)
              + ". Keep a copy of the store, and check that its user may create tables.",
          e);
    }
  }

  private static void refuseFuture(Flyway flyway) throws StoreException {
    MigrationInfo[] all = flyway.info().all();
    if (Arrays.stream(all).anyMatch(each -> each.getState().name().startsWith("FUTURE"))) {
      throw new StoreException(
          "The store was written by a newer version of Glasswatch, which this one cannot read:"
              + " start the newer version, or give this one another --data directory.");
    }
  }
}
