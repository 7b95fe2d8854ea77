package dev.glasswatch.orchestrate;

import dev.glasswatch.incident.EndReason;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.incident.Transition;
import dev.glasswatch.incident.TransitionKind;
import dev.glasswatch.store.ClerkInbox;
import dev.glasswatch.store.IncidentFilter;
import dev.glasswatch.store.KeptIncident;
import dev.glasswatch.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up what an earlier process left: watches its streams again, gives their open incidents to
 * the new watches, and ends those of streams that are gone.
 */
final class Restart {

  private static final Logger LOG = LoggerFactory.getLogger(Restart.class);
  private static final int MOST = 100_000;

  private final Store store;
  private final Batch batch;
  private final ClerkInbox inbox;
  private final InstantSource clock;

  Restart(Store store, Batch batch, ClerkInbox inbox, InstantSource clock) {
    this.store = store;
    this.batch = batch;
    this.inbox = inbox;
    this.clock = clock;
  }

  /**
   * Watches all of these; of two with one id the configuration's is meant.
   *
   * @throws StreamException when one of the configuration cannot be used; one of the store is left
   *     alone then, and said to be
   */
  void begin(List<StreamSpec> configured, List<StreamSpec> stored) throws StreamException {
    Map<String, StreamSpec> streams = new LinkedHashMap<>();
    stored.forEach(spec -> streams.put(spec.id(), spec));
    configured.forEach(spec -> streams.put(spec.id(), spec));
    Map<String, List<KeptIncident>> open =
        store.incidents(IncidentFilter.ONGOING, Long.MAX_VALUE, MOST).stream()
            .collect(Collectors.groupingBy(kept -> kept.incident().key().stream()));
    for (StreamSpec spec : configured) {
      streams.remove(spec.id());
      add(spec, adopted(open.remove(spec.id())));
    }
    streams.values().forEach(spec -> again(spec, adopted(open.remove(spec.id()))));
    open.values().forEach(left -> left.forEach(this::end));
  }

  private void add(StreamSpec spec, List<Incident> adopted) throws StreamException {
    try {
      batch.add(spec, adopted);
    } catch (StreamException e) {
      throw new StreamException(e.why(), spec.id() + ": " + e.getMessage());
    }
  }

  private static List<Incident> adopted(@Nullable List<KeptIncident> open) {
    return open == null ? List.of() : open.stream().map(KeptIncident::incident).toList();
  }

  private void again(StreamSpec spec, List<Incident> adopted) {
    try {
      batch.add(spec, adopted);
    } catch (StreamException e) {
      LOG.error("Stream {} of the store cannot be watched: {}", spec.id(), e.getMessage());
    }
  }

  private void end(KeptIncident left) {
    Instant now = clock.instant();
    Incident over = left.incident().ended(EndReason.STREAM_REMOVED, now);
    inbox.tell(new Transition(TransitionKind.RESOLVED, over, now), left.labels());
  }
}
