package dev.glasswatch.api.metrics;

import dev.glasswatch.store.StoreStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.function.Supplier;

/** The meters of how keeping what happens is going. */
final class StoreMeters {

  private final Meters<StoreStatus> meters;

  StoreMeters(MeterRegistry registry, Supplier<StoreStatus> status) {
    meters = new Meters<>(registry, new Sample<>(status, System::nanoTime));
  }

  void register() {
    meters.gauge(
        "glasswatch.store.away",
        "",
        "1 while the database cannot be written to",
        Tags.empty(),
        status -> status.awaySince().isPresent() ? 1 : 0);
    meters.gauge(
        "glasswatch.store.stuck",
        "",
        "1 while the journal cannot be written to either, so that alerts wait",
        Tags.empty(),
        status -> status.stuck() ? 1 : 0);
    meters.gauge(
        "glasswatch.store.journal",
        "bytes",
        "What waits in the journal to be copied into the database",
        Tags.empty(),
        StoreStatus::journalBytes);
    meters.gauge(
        "glasswatch.store.waiting",
        "",
        "Transitions that are not kept yet",
        Tags.empty(),
        StoreStatus::waiting);
    meters.counter(
        "glasswatch.store.dropped",
        "",
        "Transitions that were lost because too many waited",
        Tags.empty(),
        StoreStatus::dropped);
    meters.counter(
        "glasswatch.store.rounds",
        "",
        "Transactions of the clerk",
        Tags.empty(),
        StoreStatus::rounds);
  }
}
