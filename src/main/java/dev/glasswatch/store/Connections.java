package dev.glasswatch.store;

import com.zaxxer.hikari.HikariConfig;
import java.time.Duration;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/** How each kind of database is connected to; the only place that tells them apart. */
final class Connections {

  private static final int READERS = 3;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
  private static final Duration LONGEST_READ_WAIT = Duration.ofSeconds(10);
  private static final Duration LONGEST_START = Duration.ofSeconds(30);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

  private Connections() {}

  static HikariConfig writer(Location location) {
    HikariConfig config = pool(location, false);
    config.setPoolName("store-writer");
    config.setMaximumPoolSize(1);
    return config;
  }

  static HikariConfig readers(Location location) {
    HikariConfig config = pool(location, true);
    config.setPoolName("store-readers");
    config.setMaximumPoolSize(READERS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(LONGEST_READ_WAIT.toMillis()); // keeps nobody from being alerted
    return config;
  }

  private static HikariConfig pool(Location location, boolean readOnly) {
    HikariConfig config = new HikariConfig();
    config.setConnectionTimeout(LONGEST_WAIT.toMillis());
    switch (location) {
      case Location.Memory memory -> {
        config.setDataSource(memory());
        // The connection is the database: it must never be replaced.
        config.setMaxLifetime(0);
      }
      case Location.Sqlite sqlite -> {
        config.setDataSource(sqlite(sqlite, readOnly));
        config.setReadOnly(readOnly);
      }
      case Location.Postgres postgres -> postgres(config, postgres);
    }
    return config;
  }

  private static DataSource memory() {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite::memory:");
    return source;
  }

  /**
   * Write-ahead log, so that readers and the writer do not wait for each other; full
   * synchronization, so that what was committed survives loss of power; {@code BEGIN IMMEDIATE}, so
   * that no transaction finds out late that it may not write.
   */
  private static DataSource sqlite(Location.Sqlite sqlite, boolean readOnly) {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout((int) LONGEST_WAIT.toMillis());
    config.setReadOnly(readOnly);
    if (!readOnly) {
      config.setJournalMode(JournalMode.WAL);
      config.setSynchronous(SynchronousMode.FULL);
      config.setTransactionMode(TransactionMode.IMMEDIATE);
    }
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + sqlite.file());
    return source;
  }

  // A server that went away without a word must not keep a thread waiting.
  private static void postgres(HikariConfig config, Location.Postgres postgres) {
    config.setJdbcUrl(postgres.url());
    config.setInitializationFailTimeout(LONGEST_START.toMillis()); // it may be starting as well
    postgres.user().ifPresent(config::setUsername);
    postgres.password().ifPresent(config::setPassword);
    config.addDataSourceProperty("connectTimeout", String.valueOf(LONGEST_WAIT.toSeconds()));
    config.addDataSourceProperty("loginTimeout", String.valueOf(LONGEST_WAIT.toSeconds()));
    config.addDataSourceProperty("socketTimeout", String.valueOf(LONGEST_SILENCE.toSeconds()));
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("ApplicationName", "glasswatch");
  }
}
