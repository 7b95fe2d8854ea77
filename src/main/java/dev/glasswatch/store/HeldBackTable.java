package dev.glasswatch.store;

import dev.glasswatch.alert.HeldBack;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Alerts that were not sent, and why. */
final class HeldBackTable {

  private HeldBackTable() {}

  static void insert(Handle handle, List<Placed<HeldBack>> all) {
    if (all.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO held_back (position, subject, at, body)"
                + " VALUES (:position, :subject, :at, :body) ON CONFLICT (position) DO NOTHING");
    for (Placed<HeldBack> each : all) {
      batch
          .bind("position", each.position())
          .bind("subject", each.item().event().subject())
          .bind("at", Micros.of(each.item().at()))
          .bind("body", StoreJson.write(each.item()))
          .add();
    }
    batch.execute();
  }

  /** Oldest first. */
  static List<HeldBack> of(Handle handle, String subject) {
    return handle
        .createQuery("SELECT body FROM held_back WHERE subject = :subject ORDER BY position")
        .bind("subject", subject)
        .map((row, context) -> StoreJson.read(row.getString("body"), HeldBack.class))
        .list();
  }

  static int deleteOld(Handle handle, long before) {
    return handle
        .createUpdate("DELETE FROM held_back WHERE at < :before")
        .bind("before", before)
        .execute();
  }

  static long lastPosition(Handle handle) {
    return Numbers.of(handle, "SELECT COALESCE(MAX(position), 0) FROM held_back");
  }
}
