package dev.glasswatch.orchestrate;

import dev.glasswatch.incident.Incident;
import dev.glasswatch.incident.IncidentState;
import dev.glasswatch.store.IncidentFilter;
import dev.glasswatch.store.KeptIncident;
import dev.glasswatch.store.Retention;
import dev.glasswatch.store.Store;
import dev.glasswatch.store.StoreAwayException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The incidents of the store. The clerk writes there; what is noted here is only how those that go
 * on stand since their last transition, and lies over what is read.
 */
final class StoredIncidentLog implements IncidentLog {

  private static final int MOST_NOTES = 10_000;

  /** Notes of one incident that goes on. */
  private record Note(Incident incident, Map<String, String> labels, Instant at) {}

  private final Store store;
  private final Retention retention;
  private final Map<String, Note> notes =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Note> eldest) {
          return size() > MOST_NOTES;
        }
      };

  StoredIncidentLog(Store store, Retention retention) {
    this.store = store;
    this.retention = retention;
  }

  @Override
  public synchronized void note(Incident incident, Map<String, String> labels, Instant at) {
    if (incident.state() == IncidentState.RESOLVED) {
      notes.remove(incident.id());
    } else {
      notes.put(incident.id(), new Note(incident, labels, at));
    }
  }

  @Override
  public List<LoggedIncident> find(IncidentQuery query, OptionalLong before, int limit) {
    boolean ongoing = query.state().filter(state -> state != IncidentState.RESOLVED).isPresent();
    // Whether an incident is open or recovering only its watch knows: all that go on are read.
    int most = ongoing ? MOST_NOTES : limit;
    return store.incidents(filter(query), before.orElse(Long.MAX_VALUE), most).stream()
        .map(this::asItStands)
        .filter(query::matches)
        .limit(limit)
        .toList();
  }

  private static IncidentFilter filter(IncidentQuery query) {
    return new IncidentFilter(
        query.stream(),
        query.defect(),
        query.state().map(IncidentState.RESOLVED::equals),
        query.from(),
        query.to());
  }

  @Override
  public Optional<LoggedIncident> byId(String id) {
    try {
      return store.incident(id).map(this::asItStands).or(() -> noted(id));
    } catch (StoreAwayException e) {
      Optional<LoggedIncident> noted = noted(id);
      if (noted.isEmpty()) {
        throw e;
      }
      return noted;
    }
  }

  /** One that goes on and has no place yet, as the store is away and it is in the journal alone. */
  private synchronized Optional<LoggedIncident> noted(String id) {
    return Optional.ofNullable(notes.get(id)).map(note -> logged(0, note, Optional.empty()));
  }

  private synchronized LoggedIncident asItStands(KeptIncident kept) {
    Incident incident = kept.incident();
    Note note = notes.get(incident.id());
    if (incident.state() == IncidentState.RESOLVED) {
      notes.remove(incident.id());
    } else if (note != null
        && note.incident().sequence() >= incident.sequence()
        && !note.incident().equals(incident)) {
      return logged(kept.position(), note, kept.notifiedAt());
    }
    return new LoggedIncident(
        kept.position(), incident, kept.labels(), kept.changedAt(), kept.notifiedAt());
  }

  private static LoggedIncident logged(long position, Note note, Optional<Instant> notifiedAt) {
    return new LoggedIncident(position, note.incident(), note.labels(), note.at(), notifiedAt);
  }

  @Override
  public long dropped() {
    return retention.deleted();
  }
}
