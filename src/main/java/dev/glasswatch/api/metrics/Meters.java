package dev.glasswatch.api.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Meters over one sample that are registered and removed together. It keeps the sample alive: the
 * registry refers to it weakly.
 *
 * @param <T> what is sampled
 */
final class Meters<T> {

  private final MeterRegistry registry;
  private final Sample<T> sample;
  private final List<Meter> registered = new ArrayList<>();

  Meters(MeterRegistry registry, Sample<T> sample) {
    this.registry = registry;
    this.sample = sample;
  }

  /** What goes up and down; {@code unit} may be empty. */
  void gauge(String name, String unit, String help, Tags tags, ToDoubleFunction<T> value) {
    Gauge.Builder<Sample<T>> gauge =
        Gauge.builder(name, sample, each -> value.applyAsDouble(each.get()));
    registered.add(
        gauge
            .tags(tags)
            .description(help)
            .baseUnit(unit.isEmpty() ? null : unit)
            .register(registry));
  }

  /** What only grows, or begins again from zero. */
  void counter(String name, String unit, String help, Tags tags, ToDoubleFunction<T> value) {
    FunctionCounter.Builder<Sample<T>> counter =
        FunctionCounter.builder(name, sample, each -> value.applyAsDouble(each.get()));
    registered.add(
        counter
            .tags(tags)
            .description(help)
            .baseUnit(unit.isEmpty() ? null : unit)
            .register(registry));
  }

  void remove() {
    registered.forEach(registry::remove);
    registered.clear();
  }
}
