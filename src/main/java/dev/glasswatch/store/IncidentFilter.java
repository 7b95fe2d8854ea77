package dev.glasswatch.store;

import java.time.Instant;
import java.util.Optional;

/**
 * Which incidents to read; whatever is empty does not matter.
 *
 * @param stream id of the stream
 * @param defect name of the defect
 * @param resolved whether they are over
 * @param from those that were going on at this moment or later
 * @param to those that had begun before this moment
 */
public record IncidentFilter(
    Optional<String> stream,
    Optional<String> defect,
    Optional<Boolean> resolved,
    Optional<Instant> from,
    Optional<Instant> to) {

  /** All that are going on. */
  public static final IncidentFilter ONGOING =
      new IncidentFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.of(false),
          Optional.empty(),
          Optional.empty());

  /** The conditions, in SQL. */
  String where() {
    StringBuilder sql = new StringBuilder("position < :before");
    stream.ifPresent(any -> sql.append(" AND stream = :stream"));
    defect.ifPresent(any -> sql.append(" AND defect = :defect"));
    resolved.ifPresent(over -> sql.append(over ? " AND state = :over" : " AND state <> :over"));
    from.ifPresent(any -> sql.append(" AND (ended_at IS NULL OR ended_at > :from)"));
    to.ifPresent(any -> sql.append(" AND started_at < :to"));
    return sql.toString();
  }
}
