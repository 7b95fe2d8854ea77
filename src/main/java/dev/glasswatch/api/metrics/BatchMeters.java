package dev.glasswatch.api.metrics;

import dev.glasswatch.api.ApiParts;
import dev.glasswatch.orchestrate.Batch;
import dev.glasswatch.orchestrate.BatchEvent;
import dev.glasswatch.orchestrate.StreamException;
import dev.glasswatch.orchestrate.StreamSnapshot;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the meters in step with the batch: a stream's appear with it, change with its detectors and
 * vanish with it.
 */
@Context
final class BatchMeters {

  private final MeterRegistry registry;
  private final ApiParts parts;
  private final Batch batch;
  private final IncidentMeters incidents;
  private final ProcessMeters process; // kept here, as the registry holds what it reads weakly
  private final StoreMeters store; // likewise
  private final Map<String, Meters<StreamSnapshot>> streams = new HashMap<>();

  BatchMeters(MeterRegistry registry, ApiParts parts) {
    this.registry = registry;
    this.parts = parts;
    this.batch = parts.batch();
    this.incidents = new IncidentMeters(registry);
    this.process = new ProcessMeters(registry, parts);
    this.store = new StoreMeters(registry, parts.storage());
  }

  @PostConstruct
  void start() {
    process.register();
    store.register();
    parts.listeners().accept(this::heard);
    batch.list(Optional.empty(), Integer.MAX_VALUE).forEach(stream -> put(stream.spec().id()));
  }

  private void heard(BatchEvent event) {
    switch (event) {
      case BatchEvent.StreamAdded added -> put(added.stream());
      case BatchEvent.StreamChanged changed -> put(changed.stream());
      // Which may have been added again by now.
      case BatchEvent.StreamRemoved removed -> put(removed.stream());
      case BatchEvent.IncidentMoved moved -> incidents.count(moved.transition());
      case BatchEvent.StreamMoved moved -> {}
    }
  }

  private synchronized void put(String stream) {
    remove(stream);
    try {
      StreamSnapshot first = batch.get(stream);
      Sample<StreamSnapshot> sample =
          new Sample<>(() -> latest(stream).orElse(first), System::nanoTime);
      Meters<StreamSnapshot> meters = new Meters<>(registry, sample);
      new StreamMeters(meters, stream, InstantSource.system()).register();
      for (String detector : first.detectors()) {
        new DetectorMeters(meters, stream, detector).register();
      }
      streams.put(stream, meters);
    } catch (StreamException e) {
      // Removed in the meantime: nothing to measure.
    }
  }

  private Optional<StreamSnapshot> latest(String stream) {
    try {
      return Optional.of(batch.get(stream));
    } catch (StreamException e) {
      return Optional.empty();
    }
  }

  private synchronized void remove(String stream) {
    Meters<StreamSnapshot> meters = streams.remove(stream);
    if (meters != null) {
      meters.remove();
    }
  }
}
