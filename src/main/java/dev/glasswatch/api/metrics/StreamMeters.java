package dev.glasswatch.api.metrics;

import dev.glasswatch.detect.sync.reference.Compared;
import dev.glasswatch.media.ConverterFacts;
import dev.glasswatch.media.UnwatchedReason;
import dev.glasswatch.media.WatchLevel;
import dev.glasswatch.orchestrate.StreamSnapshot;
import dev.glasswatch.source.DeliveryFacts;
import dev.glasswatch.watch.StreamState;
import dev.glasswatch.watch.WatchFacts;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The meters of one stream but for those of its detectors. */
final class StreamMeters {

  private final Meters<StreamSnapshot> meters;
  private final Tags tags;
  private final InstantSource clock;

  StreamMeters(Meters<StreamSnapshot> meters, String stream, InstantSource clock) {
    this.meters = meters;
    this.tags = Tags.of("stream", stream);
    this.clock = clock;
  }

  void register() {
    state();
    media();
    ring();
    delivery();
  }

  private void state() {
    for (StreamState state : StreamState.values()) {
      meters.gauge(
          "glasswatch.stream.state",
          "",
          "1 for the state that the stream is in, 0 for the others",
          tags.and("state", state.label()),
          snapshot -> snapshot.status().state() == state ? 1 : 0);
    }
    gauge(
        "stream.keyframes.only",
        "",
        "1 while only keyframes are looked at",
        facts -> facts.level() == WatchLevel.KEYFRAMES_ONLY ? 1 : 0);
    counter("stream.reconnects", "", "Connections made after the first", WatchFacts::reconnects);
    meters.counter(
        "glasswatch.stream.restarts",
        "",
        "Times the watch died of a fault of ours and was started again",
        tags,
        StreamSnapshot::restarts);
    meters.gauge(
        "glasswatch.stream.reference.measurable",
        "ratio",
        "Share of media time in which the sync error against the reference could be measured",
        tags,
        snapshot -> snapshot.compared().map(Compared::share).orElse(Double.NaN));
    for (UnwatchedReason reason : UnwatchedReason.values()) {
      unwatched(reason);
    }
  }

  private void unwatched(UnwatchedReason reason) {
    meters.counter(
        "glasswatch.stream.unwatched",
        "seconds",
        "Media time that was not looked at",
        tags.and("reason", reason.label()),
        of(facts -> seconds(facts.unwatched().getOrDefault(reason.label(), Duration.ZERO)), 0));
  }

  private void media() {
    media("stream.frames", "Pictures decoded", ConverterFacts::videoFrames);
    media(
        "stream.frames.skipped",
        "Pictures left out at keyframes only",
        ConverterFacts::framesSkipped);
    media("stream.audio.blocks", "Blocks of sound decoded", ConverterFacts::audioBlocks);
    media(
        "stream.decode.errors",
        "Packets that gave nothing, and damaged pictures",
        ConverterFacts::decodeErrors);
    media(
        "stream.corrupt.packets",
        "Packets that the transport marked corrupt",
        ConverterFacts::corruptPackets);
    media(
        "stream.continuity.errors",
        "Jumps of transport stream continuity counters",
        ConverterFacts::continuityErrors);
  }

  private void ring() {
    gauge(
        "ring.fill",
        "ratio",
        "How far the slowest detector is behind, of what the ring holds",
        facts -> (double) facts.ring().unread() / Math.max(1, facts.ring().capacity()));
    counter(
        "ring.dropped",
        "",
        "Frames and audio buffers for which there was no free slot",
        facts -> facts.ring().dropped());
    gauge(
        "ring.held.slots",
        "",
        "Slots held by detectors that never came back",
        facts -> facts.ring().heldSlots());
  }

  private void delivery() {
    delivered(
        "delivery", "bytes", "Bytes received on the current connection", DeliveryFacts::bytes);
    delivered("delivery.requests", "", "HTTP requests sent", DeliveryFacts::requests);
    delivered(
        "delivery.failed.requests", "", "HTTP requests that failed", DeliveryFacts::failedRequests);
    delivered(
        "delivery.late.segments",
        "",
        "Segments that took longer to arrive than they last",
        DeliveryFacts::lateSegments);
    delivered(
        "delivery.skipped.segments",
        "",
        "Segments given up or gone before they were read",
        DeliveryFacts::skippedSegments);
    delivered(
        "delivery.dropped.datagrams",
        "",
        "Datagrams lost for want of room on our side",
        DeliveryFacts::droppedDatagrams);
    gauge(
        "delivery.status",
        "",
        "Last HTTP status, 0 before the first",
        facts -> facts.delivery().lastStatus());
    gauge(
        "delivery.first.byte",
        "seconds",
        "Time to the first byte of the last request",
        facts -> seconds(facts.delivery().timeToFirstByte()));
    gauge(
        "delivery.throughput",
        "bytes_per_second",
        "Over the last segment or second",
        facts -> facts.delivery().throughput());
    gauge(
        "delivery.playlist.age",
        "seconds",
        "Since the live playlist last brought something new",
        facts -> age(facts.delivery().playlistChangedAt()));
    gauge(
        "delivery.silence",
        "seconds",
        "Since the last byte arrived",
        facts -> age(facts.delivery().lastByteAt()));
  }

  private void media(String name, String help, ToDoubleFunction<ConverterFacts> value) {
    counter(name, "", help, facts -> value.applyAsDouble(facts.media()));
  }

  private void delivered(
      String name, String unit, String help, ToDoubleFunction<DeliveryFacts> value) {
    counter(name, unit, help, facts -> value.applyAsDouble(facts.delivery()));
  }

  private void gauge(String name, String unit, String help, ToDoubleFunction<WatchFacts> value) {
    meters.gauge("glasswatch." + name, unit, help, tags, of(value, Double.NaN));
  }

  private void counter(String name, String unit, String help, ToDoubleFunction<WatchFacts> value) {
    meters.counter("glasswatch." + name, unit, help, tags, of(value, 0));
  }

  /** Reads it from the watch; before there is one it is {@code otherwise}. */
  static ToDoubleFunction<StreamSnapshot> of(ToDoubleFunction<WatchFacts> value, double otherwise) {
    return snapshot -> snapshot.facts().map(value::applyAsDouble).orElse(otherwise);
  }

  private double age(Optional<Instant> since) {
    return since.map(then -> seconds(Duration.between(then, clock.instant()))).orElse(Double.NaN);
  }

  static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
