package dev.glasswatch.store;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Streams that people ordered over the API. */
final class StreamTable {

  private StreamTable() {}

  static void put(Handle handle, String id, String body, long changedAt) {
    handle
        .createUpdate(
            "INSERT INTO stream (id, body, changed_at) VALUES (:id, :body, :at)"
                + " ON CONFLICT (id) DO UPDATE SET body = excluded.body,"
                + " changed_at = excluded.changed_at")
        .bind("id", id)
        .bind("body", body)
        .bind("at", changedAt)
        .execute();
  }

  static void delete(Handle handle, String id) {
    handle.createUpdate("DELETE FROM stream WHERE id = :id").bind("id", id).execute();
  }

  static List<String> bodies(Handle handle) {
    return handle.createQuery("SELECT body FROM stream ORDER BY id").mapTo(String.class).list();
  }
}
