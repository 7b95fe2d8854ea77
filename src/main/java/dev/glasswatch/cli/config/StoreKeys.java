package dev.glasswatch.cli.config;

import dev.glasswatch.alert.SecretException;
import dev.glasswatch.alert.SecretRef;
import dev.glasswatch.orchestrate.StoreSettings;
import dev.glasswatch.store.Location;
import dev.glasswatch.store.Retention;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Makes settings of what the configuration says about the store. */
final class StoreKeys {

  private StoreKeys() {}

  static StoreSettings settings(
      ServiceConfig.Store store, ServiceConfig.Incidents incidents, Map<String, String> environment)
      throws ConfigException, SecretException {
    int most =
        ServiceSettings.atLeastOne("incidents.keepResolved", incidents.keepResolved(), 10_000_000);
    // Left out, a key is at its default: an empty text says that there is to be none.
    Optional<String> folder = store.data().filter(path -> !path.isBlank());
    Optional<Location.Postgres> database = database(store, folder, environment);
    if (folder.isEmpty()) {
      return StoreSettings.inMemory(most);
    }
    return new StoreSettings(
        folder.map(Path::of),
        database,
        new Retention.Limits(
            ServiceSettings.upTo("store.retention", store.retention(), Duration.ofDays(3660)),
            (long) ServiceSettings.atLeastOne("store.maxGigabytes", store.maxGigabytes(), 10_000)
                << 30,
            Long.MAX_VALUE),
        (long)
                ServiceSettings.atLeastOne(
                    "store.journalMegabytes", store.journalMegabytes(), 65_536)
            << 20);
  }

  private static Optional<Location.Postgres> database(
      ServiceConfig.Store store, Optional<String> folder, Map<String, String> environment)
      throws ConfigException, SecretException {
    if (store.url().isEmpty()) {
      return Optional.empty();
    }
    String url = store.url().get();
    // The URL is not repeated in a sentence: it may hold a secret.
    if (!url.startsWith("jdbc:postgresql://") || url.contains("password=")) {
      throw new ConfigException(
          "store.url must be jdbc:postgresql://host/database without a password, which"
              + " store.password names; without store.url an SQLite file in store.data is used.");
    }
    if (folder.isEmpty()) {
      throw new ConfigException(
          "store.url needs store.data too: a folder for what happens while the database is away.");
    }
    Optional<String> password = Optional.empty();
    if (store.password().isPresent()) {
      password = Optional.of(SecretRef.parse(store.password().get()).read(environment));
    }
    return Optional.of(new Location.Postgres(url, store.user(), password));
  }
}
