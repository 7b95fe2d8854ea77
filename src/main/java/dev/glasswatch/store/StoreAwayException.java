package dev.glasswatch.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The database did not carry out a read or a write, and none of it has happened. */
public final class StoreAwayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** SQLSTATE classes of what is wrong with the data or the statement, not with the database. */
  private static final String OURS = "22|23|42";

  private final boolean refused;

  StoreAwayException(Throwable cause) {
    super("The database cannot be used: " + reason(cause), cause);
    this.refused = sqlCause(cause) instanceof SQLException sql && isOurs(sql);
  }

  /** Whether trying again is in vain, because the database is there and refuses just this. */
  public boolean refused() {
    return refused;
  }

  /**
   * What failed, in a few words: drivers' messages may quote values, so only their kind is told.
   */
  static String reason(Throwable cause) {
    Throwable sql = sqlCause(cause);
    return sql instanceof SQLException known && known.getSQLState() != null
        ? "%s (%s)".formatted(known.getClass().getSimpleName(), known.getSQLState())
        : String.valueOf(sql == null ? cause.getClass().getSimpleName() : brief(sql));
  }

  private static String brief(Throwable sql) {
    return sql.getClass().getSimpleName()
        + (sql instanceof org.sqlite.SQLiteException lite ? " " + lite.getResultCode().name() : "");
  }

  private static boolean isOurs(SQLException sql) {
    String state = sql.getSQLState();
    return (state != null && state.substring(0, Math.min(2, state.length())).matches(OURS))
        || (sql instanceof org.sqlite.SQLiteException lite
            && lite.getResultCode().name().startsWith("SQLITE_CONSTRAINT"));
  }

  private static @Nullable Throwable sqlCause(Throwable cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof SQLException) {
        return each;
      }
    }
    return null;
  }
}
