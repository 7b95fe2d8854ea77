package dev.glasswatch.store;

import dev.glasswatch.alert.AlertEvent;
import dev.glasswatch.alert.ChannelStatus.DropReason;
import dev.glasswatch.alert.DeadLetter;
import dev.glasswatch.alert.Delivery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** Alerts that have not arrived: those on their way, and dead letters. */
final class DeliveryTable {

  private DeliveryTable() {}

  static void insert(Handle handle, List<Placed<Delivery>> all) {
    if (all.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO delivery (position, event, channel, body)"
                + " VALUES (:position, :event, :channel, :body)"
                + " ON CONFLICT (event, channel) DO NOTHING");
    for (Placed<Delivery> each : all) {
      batch
          .bind("position", each.position())
          .bind("event", each.item().event().id())
          .bind("channel", each.item().channel())
          .bind("body", StoreJson.write(each.item().event()))
          .add();
    }
    batch.execute();
  }

  static void arrived(Handle handle, List<Settlement.Arrived> all) {
    if (all.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch("DELETE FROM delivery WHERE event = :event AND channel = :channel");
    all.forEach(one -> batch.bind("event", one.event()).bind("channel", one.channel()).add());
    batch.execute();
  }

  static void bury(Handle handle, Settlement.Buried buried) {
    update(handle, "event = :event AND channel = :channel", buried.why(), buried.at())
        .bind("event", buried.event())
        .bind("channel", buried.channel())
        .execute();
  }

  static void buryAll(Handle handle, Settlement.Closed closed) {
    update(handle, "channel = :channel", closed.why(), closed.at())
        .bind("channel", closed.channel())
        .execute();
  }

  private static Update update(Handle handle, String which, DropReason why, Instant at) {
    return handle
        .createUpdate(
            "UPDATE delivery SET died_at = :at, reason = :reason WHERE died_at IS NULL AND "
                + which)
        .bind("at", Micros.of(at))
        .bind("reason", why.name());
  }

  /** Those on their way to a channel, in order. */
  static List<Placed<Delivery>> waiting(Handle handle, String channel, long after, int limit) {
    return handle
        .createQuery(
            "SELECT position, channel, body FROM delivery WHERE channel = :channel"
                + " AND position > :after AND died_at IS NULL ORDER BY position LIMIT :limit")
        .bind("channel", channel)
        .bind("after", after)
        .bind("limit", limit)
        .map((row, context) -> new Placed<>(row.getLong("position"), delivery(row)))
        .list();
  }

  static long countWaiting(Handle handle, String channel) {
    return handle
        .createQuery("SELECT COUNT(*) FROM delivery WHERE channel = :channel AND died_at IS NULL")
        .bind("channel", channel)
        .mapTo(Long.class)
        .one();
  }

  /** Channels that something waits for, whether they are still there or not. */
  static List<String> channels(Handle handle) {
    return handle
        .createQuery("SELECT DISTINCT channel FROM delivery WHERE died_at IS NULL")
        .mapTo(String.class)
        .list();
  }

  /** The latest first. */
  static List<DeadLetter> dead(Handle handle, Optional<String> channel, long before, int limit) {
    String only = channel.isPresent() ? " AND channel = :channel" : "";
    Query query =
        handle
            .createQuery(
                "SELECT position, channel, body, died_at, reason FROM delivery WHERE died_at IS NOT"
                    + " NULL AND position < :before"
                    + only
                    + " ORDER BY position DESC LIMIT :limit")
            .bind("before", before)
            .bind("limit", limit);
    channel.ifPresent(name -> query.bind("channel", name));
    return query.map((row, context) -> deadLetter(row)).list();
  }

  /** Sends a dead letter again from the end of the line; whether there is one. */
  static boolean revive(Handle handle, long position, long next) {
    return handle
            .createUpdate(
                "UPDATE delivery SET position = :next, died_at = NULL, reason = NULL"
                    + " WHERE position = :position AND died_at IS NOT NULL")
            .bind("next", next)
            .bind("position", position)
            .execute()
        == 1;
  }

  static int deleteDead(Handle handle, long before) {
    return handle
        .createUpdate("DELETE FROM delivery WHERE died_at < :before")
        .bind("before", before)
        .execute();
  }

  static long lastPosition(Handle handle) {
    return Numbers.of(handle, "SELECT COALESCE(MAX(position), 0) FROM delivery");
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        StoreJson.read(row.getString("body"), AlertEvent.class), row.getString("channel"));
  }

  private static DeadLetter deadLetter(ResultSet row) throws SQLException {
    return new DeadLetter(
        row.getLong("position"),
        delivery(row),
        DropReason.valueOf(row.getString("reason")),
        Micros.instant(row.getLong("died_at")));
  }
}
