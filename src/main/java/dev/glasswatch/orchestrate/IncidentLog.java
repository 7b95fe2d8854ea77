package dev.glasswatch.orchestrate;

import dev.glasswatch.incident.Incident;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Keeps what became of incidents. All calls may come from any thread. */
public interface IncidentLog {

  /**
   * Notes how an incident stands. The first note gives it its place in the log; notes that are
   * older than what is known (a smaller sequence, or any after it was resolved) change nothing.
   * Must not block.
   */
  void note(Incident incident, Map<String, String> labels, Instant at);

  /**
   * Up to {@code limit} incidents, the latest openings first.
   *
   * @param before only places below this number; empty starts at the latest
   */
  List<LoggedIncident> find(IncidentQuery query, OptionalLong before, int limit);

  /** The incident of this id, unless it was never noted or has been dropped. */
  Optional<LoggedIncident> byId(String id);

  /** Incidents that were dropped for want of room. */
  long dropped();
}
