package dev.glasswatch.orchestrate.drill;

import dev.glasswatch.store.Location;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a drill does.
 *
 * @param kills how often the process is killed
 * @param folder where it keeps its data; empty at first
 * @param database a PostgreSQL database, empty at first; an SQLite file in the folder when empty
 * @param seed of the moments and of the observations
 */
public record DrillPlan(int kills, Path folder, Optional<Location.Postgres> database, long seed) {

  /** Where the tables are. */
  Location location() {
    return database
        .<Location>map(Location.class::cast)
        .orElseGet(() -> new Location.Sqlite(folder.resolve("glasswatch.db")));
  }

  /** Arguments for the process of one life. */
  List<String> arguments(String receiver, long life, boolean last) {
    List<String> all = new ArrayList<>();
    all.addAll(List.of(folder.toString(), receiver, String.valueOf(seed + life)));
    all.add(last ? "last" : "one-of-many");
    database.ifPresent(postgres -> all.addAll(List.of(postgres.url(), postgres.user().orElse(""))));
    return all;
  }
}
