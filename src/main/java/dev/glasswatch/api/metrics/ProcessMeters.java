package dev.glasswatch.api.metrics;

import dev.glasswatch.alert.ChannelStatus;
import dev.glasswatch.alert.ChannelStatus.DropReason;
import dev.glasswatch.alert.HeldBack.HoldReason;
import dev.glasswatch.api.ApiParts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The meters of the process as a whole: its memory, its batch, its alert channels. */
final class ProcessMeters {

  private final ApiParts parts;
  private final Meters<ApiParts> whole;
  private final MeterRegistry registry;
  private final Sample<List<ChannelStatus>> delivery;
  private final Map<String, Meters<List<ChannelStatus>>> channels = new HashMap<>();

  ProcessMeters(MeterRegistry registry, ApiParts parts) {
    this.parts = parts;
    this.whole = new Meters<>(registry, new Sample<>(() -> parts, System::nanoTime));
    this.registry = registry;
    this.delivery = new Sample<>(parts.channels(), System::nanoTime);
  }

  void register() {
    gauge(
        "process.resident",
        "bytes",
        "Memory of the process in RAM, heap and native alike",
        all -> ResidentMemory.bytes());
    gauge("streams", "", "Streams of this process", all -> all.batch().size());
    gauge(
        "streams.capacity",
        "",
        "Most streams that this process takes",
        all -> all.batch().capacity());
    gauge(
        "detector.threads.abandoned",
        "",
        "Threads held by calls of detectors that never returned",
        all -> all.abandonedThreads().getAsInt());
    gauge(
        "heartbeat.timestamp",
        "seconds",
        "When a heartbeat was last sent, as Unix time; NaN before the first",
        all -> unixTime(all.signs().get().heartbeat()));
    gauge(
        "canary.timestamp",
        "seconds",
        "When the defect that is passed through was last reported; NaN before the first",
        all -> unixTime(all.signs().get().canary()));
    gauge("events.clients", "", "Clients that follow the events", all -> all.feed().onlookers());
    counter(
        "events.cut.off", "Clients that were let go for not reading", all -> all.feed().cutOff());
    counter(
        "incidents.dropped",
        "Resolved incidents dropped from the log for want of room",
        all -> all.log().dropped());
    for (HoldReason why : HoldReason.values()) {
      whole.counter(
          "glasswatch.alerts.held.back",
          "",
          "Alerts that were not sent, at least not at once",
          Tags.of("reason", why.label()),
          all -> all.heldBack().applyAsLong(why));
    }
    parts.orders().listen(rules -> channels(rules.channels()));
  }

  /** Channels come and go while running, and their series with them. */
  private synchronized void channels(Set<String> names) {
    for (String gone : Set.copyOf(channels.keySet())) {
      if (!names.contains(gone)) {
        meters(gone).remove();
        channels.remove(gone);
      }
    }
    for (String name : names) {
      if (!channels.containsKey(name)) {
        channel(name);
      }
    }
  }

  private Meters<List<ChannelStatus>> meters(String channel) {
    return channels.computeIfAbsent(channel, _ -> new Meters<>(registry, delivery));
  }

  private static double unixTime(Optional<Instant> moment) {
    return moment.map(at -> at.toEpochMilli() / 1000.0).orElse(Double.NaN);
  }

  private void channel(String name) {
    Tags tags = Tags.of("channel", name);
    of(name, "alerts.delivered", "Alerts that arrived", tags, ChannelStatus::delivered);
    of(name, "alerts.retried", "Attempts beyond the first", tags, ChannelStatus::retried);
    for (DropReason reason : DropReason.values()) {
      of(
          name,
          "alerts.dropped",
          "Alerts given up",
          tags.and("reason", reason.label()),
          status -> status.dropped().getOrDefault(reason, 0L));
    }
    meters(name)
        .gauge(
            "glasswatch.alerts.queued",
            "",
            "Alerts not delivered yet",
            tags,
            one(name, ChannelStatus::queued));
    meters(name)
        .gauge(
            "glasswatch.alerts.lag",
            "seconds",
            "From transition to arrival, of the last",
            tags,
            one(name, status -> StreamMeters.seconds(status.lastLag().orElse(Duration.ZERO))));
    meters(name)
        .gauge(
            "glasswatch.alerts.channel.enabled",
            "",
            "0 once the receiver said that it is gone",
            tags,
            one(name, status -> status.enabled() ? 1 : 0));
  }

  private void of(
      String name, String meter, String help, Tags tags, ToDoubleFunction<ChannelStatus> value) {
    meters(name).counter("glasswatch." + meter, "", help, tags, one(name, value));
  }

  private static ToDoubleFunction<List<ChannelStatus>> one(
      String name, ToDoubleFunction<ChannelStatus> value) {
    return all ->
        all.stream()
            .filter(status -> status.channel().equals(name))
            .mapToDouble(value)
            .findFirst()
            .orElse(Double.NaN);
  }

  private void gauge(String name, String unit, String help, ToDoubleFunction<ApiParts> value) {
    whole.gauge("glasswatch." + name, unit, help, Tags.empty(), value);
  }

  private void counter(String name, String help, ToDoubleFunction<ApiParts> value) {
    whole.counter("glasswatch." + name, "", help, Tags.empty(), value);
  }
}
