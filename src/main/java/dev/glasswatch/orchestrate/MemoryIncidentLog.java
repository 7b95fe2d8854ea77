package dev.glasswatch.orchestrate;

import dev.glasswatch.incident.Incident;
import dev.glasswatch.incident.IncidentState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * An incident log in memory. Every incident that is under way is kept, and of the resolved ones the
 * latest: beyond the bound the one that was resolved first is dropped and counted.
 */
public final class MemoryIncidentLog implements IncidentLog {

  private final int mostResolved;
  private final NavigableMap<Long, LoggedIncident> byNumber = new TreeMap<>();
  private final Map<String, LoggedIncident> byId = new HashMap<>();
  private final Deque<LoggedIncident> resolved = new ArrayDeque<>();
  private long lastNumber;
  private long dropped;

  /** An empty log that keeps this many resolved incidents. */
  public MemoryIncidentLog(int mostResolved) {
    if (mostResolved < 1) {
      throw new IllegalArgumentException("The log must keep at least one incident");
    }
    this.mostResolved = mostResolved;
  }

  @Override
  public synchronized void note(Incident incident, Map<String, String> labels, Instant at) {
    LoggedIncident known = byId.get(incident.id());
    if (known != null && !isNews(incident, known)) {
      return;
    }
    long number = known == null ? ++lastNumber : known.number();
    LoggedIncident noted = new LoggedIncident(number, incident, labels, at, Optional.empty());
    byId.put(incident.id(), noted);
    byNumber.put(number, noted);
    if (incident.state() == IncidentState.RESOLVED) {
      resolved.addLast(noted);
      dropBeyondBound();
    }
  }

  private static boolean isNews(Incident incident, LoggedIncident known) {
    return known.incident().state() != IncidentState.RESOLVED
        && incident.sequence() >= known.incident().sequence()
        && !incident.equals(known.incident());
  }

  private void dropBeyondBound() {
    while (resolved.size() > mostResolved) {
      LoggedIncident oldest = resolved.removeFirst();
      byNumber.remove(oldest.number());
      byId.remove(oldest.incident().id());
      dropped++;
    }
  }

  @Override
  public synchronized List<LoggedIncident> find(
      IncidentQuery query, OptionalLong before, int limit) {
    return byNumber.headMap(before.orElse(Long.MAX_VALUE), false).descendingMap().values().stream()
        .filter(query::matches)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Optional<LoggedIncident> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public synchronized long dropped() {
    return dropped;
  }
}
