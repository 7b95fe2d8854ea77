package dev.glasswatch.orchestrate;

import dev.glasswatch.incident.Incident;
import dev.glasswatch.incident.IncidentState;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Incidents to be asked for: the log, brought up to date with what the running watches know and no
 * transition has told yet (that one is recovering, or has lasted longer). Pending incidents never
 * enter the log, as nothing may come of them; they are listed when asked for by that state.
 */
public final class Incidents {

  private final Batch batch;
  private final IncidentLog log;
  private final InstantSource clock;

  /** The incidents of this batch, kept in this log. */
  public Incidents(Batch batch, IncidentLog log, InstantSource clock) {
    this.batch = batch;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Up to {@code limit} incidents, the latest openings first.
   *
   * @param before only places in the log below this number
   */
  public List<LoggedIncident> find(IncidentQuery query, OptionalLong before, int limit) {
    if (query.state().filter(IncidentState.PENDING::equals).isPresent()) {
      return before.isPresent() ? List.of() : pending(query);
    }
    refresh();
    return log.find(query, before, limit);
  }

  /** The incident of this id; empty also for pending ones and those that were dropped. */
  public Optional<LoggedIncident> byId(String id) {
    refresh();
    return log.byId(id);
  }

  private void refresh() {
    batch.incidents().stream()
        .filter(incident -> incident.state() != IncidentState.PENDING)
        .forEach(
            incident -> log.note(incident, batch.labels(incident.key().stream()), clock.instant()));
  }

  private List<LoggedIncident> pending(IncidentQuery query) {
    return batch.incidents().stream()
        .filter(incident -> incident.state() == IncidentState.PENDING)
        .map(this::unlogged)
        .filter(query::matches)
        .toList();
  }

  private LoggedIncident unlogged(Incident incident) {
    return new LoggedIncident(
        0, incident, batch.labels(incident.key().stream()), clock.instant(), Optional.empty());
  }
}
