package dev.glasswatch.store;

import dev.glasswatch.alert.LogChannel;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.incident.IncidentState;
import dev.glasswatch.incident.Transition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** Incidents as they last stood, and every transition that brought them there. */
final class IncidentTable {

  private static final String OVER = IncidentState.RESOLVED.label();

  private static final int ROW_OVERHEAD = 100;

  private static final String ROW =
      "SELECT position, body, labels, changed_at, notified_at FROM incident ";

  private IncidentTable() {}

  static void save(Handle handle, List<Told> all) {
    if (all.isEmpty()) {
      return;
    }
    PreparedBatch transitions =
        handle.prepareBatch(
            "INSERT INTO transition (incident, sequence, kind, at, body)"
                + " VALUES (:incident, :sequence, :kind, :at, :body)"
                + " ON CONFLICT (incident, sequence) DO NOTHING");
    PreparedBatch incidents =
        handle.prepareBatch(
            "INSERT INTO incident (id, position, stream, defect, state, sequence, started_at,"
                + " ended_at, changed_at, labels, body) VALUES (:id, :position, :stream, :defect,"
                + " :state, :sequence, :started, :ended, :changed, :labels, :body)"
                + " ON CONFLICT (id) DO UPDATE SET state = excluded.state,"
                + " sequence = excluded.sequence, started_at = excluded.started_at,"
                + " ended_at = excluded.ended_at, changed_at = excluded.changed_at,"
                + " labels = excluded.labels, body = excluded.body"
                + " WHERE excluded.sequence > incident.sequence");
    for (Told told : all) {
      String body = StoreJson.write(told.transition().incident());
      bind(transitions, told.transition(), body);
      bind(incidents, told, body);
    }
    transitions.execute();
    incidents.execute();
  }

  private static void bind(PreparedBatch batch, Transition transition, String body) {
    batch
        .bind("incident", transition.incident().id())
        .bind("sequence", transition.incident().sequence())
        .bind("kind", transition.kind().label())
        .bind("at", Micros.of(transition.at()))
        .bind("body", body)
        .add();
  }

  private static void bind(PreparedBatch batch, Told told, String body) {
    Incident incident = told.transition().incident();
    boolean over = incident.state() == IncidentState.RESOLVED;
    Optional<Long> ended =
        over
            ? Optional.of(Micros.of(incident.end().orElse(told.transition().at())))
            : Optional.empty();
    batch
        .bind("id", incident.id())
        .bind("position", told.position())
        .bind("stream", incident.key().stream())
        .bind("defect", incident.key().defect().name())
        .bind("state", incident.state().label())
        .bind("sequence", incident.sequence())
        .bind("started", Micros.of(incident.start()))
        .bind("ended", ended.orElse(null))
        .bind("changed", Micros.of(told.transition().at()))
        .bind("labels", StoreJson.write(told.labels()))
        .bind("body", body)
        .add();
  }

  /** Of each incident the first arrival counts; nobody is notified by a line in the log. */
  static void notified(Handle handle, List<Settlement.Arrived> all) {
    PreparedBatch batch =
        handle.prepareBatch(
            "UPDATE incident SET notified_at = :at WHERE id = :id AND notified_at IS NULL");
    for (Settlement.Arrived one : all) {
      one.at()
          .filter(at -> !one.channel().equals(LogChannel.NAME))
          .ifPresent(at -> batch.bind("at", Micros.of(at)).bind("id", subject(one.event())).add());
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  private static String subject(String event) {
    return event.substring(0, Math.max(0, event.lastIndexOf(':')));
  }

  /** The latest openings first. */
  static List<KeptIncident> find(Handle handle, IncidentFilter filter, long before, int limit) {
    Query query =
        handle
            .createQuery(ROW + "WHERE " + filter.where() + " ORDER BY position DESC LIMIT :limit")
            .bind("before", before)
            .bind("limit", limit);
    filter.stream().ifPresent(stream -> query.bind("stream", stream));
    filter.defect().ifPresent(defect -> query.bind("defect", defect));
    filter.resolved().ifPresent(any -> query.bind("over", OVER));
    filter.from().ifPresent(from -> query.bind("from", Micros.of(from)));
    filter.to().ifPresent(to -> query.bind("to", Micros.of(to)));
    return query.map((row, context) -> kept(row)).list();
  }

  static Optional<KeptIncident> byId(Handle handle, String id) {
    return handle
        .createQuery(ROW + "WHERE id = :id")
        .bind("id", id)
        .map((row, context) -> kept(row))
        .findFirst();
  }

  private static KeptIncident kept(ResultSet row) throws SQLException {
    return new KeptIncident(
        row.getLong("position"),
        StoreJson.read(row.getString("body"), Incident.class),
        StoreJson.texts(row.getString("labels")),
        Micros.instant(row.getLong("changed_at")),
        notified(row));
  }

  private static Optional<Instant> notified(ResultSet row) throws SQLException {
    long at = row.getLong("notified_at");
    return row.wasNull() ? Optional.empty() : Optional.of(Micros.instant(at));
  }

  static List<KeptTransition> transitions(Handle handle) {
    return handle
        .createQuery("SELECT incident, sequence, kind FROM transition ORDER BY incident, sequence")
        .map(
            (row, context) ->
                new KeptTransition(
                    row.getString("incident"), row.getLong("sequence"), row.getString("kind")))
        .list();
  }

  static long lastPosition(Handle handle) {
    return Numbers.of(handle, "SELECT COALESCE(MAX(position), 0) FROM incident");
  }

  static long countOver(Handle handle) {
    return Numbers.of(handle, "SELECT COUNT(*) FROM incident WHERE state = '" + OVER + "'");
  }

  /** Bytes of all transitions and incidents, estimated from some. */
  static long bytes(Handle handle) {
    long transitions = Numbers.of(handle, "SELECT COUNT(*) FROM transition");
    long length =
        Numbers.of(
            handle,
            "SELECT CAST(COALESCE(AVG(LENGTH(body)), 0) AS BIGINT)"
                + " FROM (SELECT body FROM transition LIMIT 500) AS sample");
    return transitions * (length + ROW_OVERHEAD) * 2; // an incident's row holds a body too
  }

  /** Deletes up to {@code limit} incidents that were over before a moment, with all about them. */
  static int deleteOver(Handle handle, long before, int limit) {
    List<String> ids =
        handle
            .createQuery(
                "SELECT id FROM incident WHERE state = :over AND changed_at < :before"
                    + " ORDER BY changed_at LIMIT :limit")
            .bind("over", OVER)
            .bind("before", before)
            .bind("limit", limit)
            .mapTo(String.class)
            .list();
    delete(handle, "DELETE FROM transition WHERE incident = :id", ids);
    delete(handle, "DELETE FROM held_back WHERE subject = :id", ids);
    delete(handle, "DELETE FROM incident WHERE id = :id", ids);
    return ids.size();
  }

  private static void delete(Handle handle, String sql, List<String> ids) {
    if (!ids.isEmpty()) {
      PreparedBatch batch = handle.prepareBatch(sql);
      ids.forEach(id -> batch.bind("id", id).add());
      batch.execute();
    }
  }
}
