package dev.glasswatch.api.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glasswatch.alert.ChannelStatus;
import dev.glasswatch.alert.DeliveryOutcome;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How delivery to a channel goes, as it is shown.
 *
 * @param enabled false when its receiver said that it is gone
 * @param queued alerts not delivered yet
 * @param delivered alerts that arrived since the start
 * @param retried attempts beyond the first of an alert
 * @param dropped alerts given up, by why
 * @param lastLagSeconds from transition to arrival, of the alert that arrived last
 * @param fault why the latest attempt failed; null when it succeeded
 */
public record ChannelStatusView(
    boolean enabled,
    int queued,
    long delivered,
    long retried,
    Map<String, Long> dropped,
    Optional<Double> lastLagSeconds,
    Optional<String> fault) {

  /** The status as it is shown; null of a channel that could not be opened. */
  public static JsonNode of(Optional<ChannelStatus> status) {
    return StrictJson.tree(status.map(ChannelStatusView::of));
  }

  private static ChannelStatusView of(ChannelStatus status) {
    Map<String, Long> dropped = new TreeMap<>();
    status.dropped().forEach((why, count) -> dropped.put(why.label(), count));
    return new ChannelStatusView(
        status.enabled(),
        status.queued(),
        status.delivered(),
        status.retried(),
        dropped,
        status.lastLag().map(Duration::toMillis).map(millis -> millis / 1000.0),
        status.fault().map(DeliveryOutcome.Fault::label));
  }

  /** The log as a channel among the others. */
  public static ObjectNode log(ChannelStatus status) {
    ObjectNode shown = (ObjectNode) StrictJson.tree(Map.of());
    shown.put("name", status.channel()).put("kind", "log");
    shown.set("delivery", of(Optional.of(status)));
    return shown.put("configured", true);
  }
}
