package dev.glasswatch.api.metrics;

import dev.glasswatch.orchestrate.StreamSnapshot;
import dev.glasswatch.watch.DetectorFacts;
import dev.glasswatch.watch.WatchFacts;
import io.micrometer.core.instrument.Tags;
import java.util.function.ToDoubleFunction;

/** The meters of one detector of one stream. */
final class DetectorMeters {

  private final Meters<StreamSnapshot> meters;
  private final String detector;
  private final Tags tags;

  DetectorMeters(Meters<StreamSnapshot> meters, String stream, String detector) {
    this.meters = meters;
    this.detector = detector;
    this.tags = Tags.of("stream", stream, "detector", detector);
  }

  void register() {
    counter("frames", "", "Frames looked at", tags, DetectorFacts::frames);
    counter("audio.buffers", "", "Audio buffers listened to", tags, DetectorFacts::audios);
    counter("skipped", "", "Stretches that it was too slow for", tags, DetectorFacts::skipped);
    counter(
        "cpu", "seconds", "CPU time spent in it", tags, facts -> StreamMeters.seconds(facts.cpu()));
    counter(
        "failures",
        "",
        "Calls that threw or never returned",
        tags.and("kind", "threw"),
        DetectorFacts::failures);
    counter(
        "failures",
        "",
        "Calls that threw or never returned",
        tags.and("kind", "hung"),
        DetectorFacts::hangs);
    gauge("lag", "Entries of the ring that it has not read yet", DetectorFacts::behind);
    gauge(
        "running",
        "1 while it runs, 0 once it was stopped for failing too often",
        facts -> facts.running() ? 1 : 0);
  }

  private void counter(
      String name, String unit, String help, Tags under, ToDoubleFunction<DetectorFacts> value) {
    meters.counter("glasswatch.detector." + name, unit, help, under, of(value, 0));
  }

  private void gauge(String name, String help, ToDoubleFunction<DetectorFacts> value) {
    meters.gauge("glasswatch.detector." + name, "", help, tags, of(value, Double.NaN));
  }

  private ToDoubleFunction<StreamSnapshot> of(
      ToDoubleFunction<DetectorFacts> value, double otherwise) {
    return StreamMeters.of(facts -> mine(facts, value, otherwise), otherwise);
  }

  private double mine(WatchFacts facts, ToDoubleFunction<DetectorFacts> value, double otherwise) {
    return facts.detectors().stream()
        .filter(each -> each.name().equals(detector))
        .mapToDouble(value)
        .findFirst()
        .orElse(otherwise);
  }
}
