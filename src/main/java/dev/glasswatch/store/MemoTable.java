package dev.glasswatch.store;

import dev.glasswatch.alert.Memo;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What the alert control remembers, and how far other things have come. */
final class MemoTable {

  private MemoTable() {}

  static void put(Handle handle, List<Memo> memos) {
    // One by one: a later memo of the same name must win over an earlier one.
    memos.forEach(memo -> put(handle, memo));
  }

  private static void put(Handle handle, Memo memo) {
    if (memo.body().isEmpty()) {
      handle
          .createUpdate("DELETE FROM memo WHERE name = :name")
          .bind("name", memo.name())
          .execute();
      return;
    }
    handle
        .createUpdate(
            "INSERT INTO memo (name, body) VALUES (:name, :body)"
                + " ON CONFLICT (name) DO UPDATE SET body = excluded.body")
        .bind("name", memo.name())
        .bind("body", memo.body().get())
        .execute();
  }

  static List<Memo> all(Handle handle) {
    return handle
        .createQuery("SELECT name, body FROM memo ORDER BY name")
        .map((row, context) -> new Memo(row.getString("name"), Optional.of(row.getString("body"))))
        .list();
  }

  static long progress(Handle handle, String name) {
    return handle
        .createQuery("SELECT value FROM progress WHERE name = :name")
        .bind("name", name)
        .mapTo(Long.class)
        .findFirst()
        .orElse(0L);
  }

  static void progress(Handle handle, String name, long value) {
    handle
        .createUpdate(
            "INSERT INTO progress (name, value) VALUES (:name, :value)"
                + " ON CONFLICT (name) DO UPDATE SET value = excluded.value")
        .bind("name", name)
        .bind("value", value)
        .execute();
  }
}
