package dev.glasswatch.alert;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How delivery to one channel is going; counts are since the start.
 *
 * @param channel its name
 * @param enabled false once the receiver said that it is gone
 * @param queued alerts not delivered yet
 * @param delivered alerts that arrived
 * @param retried attempts beyond the first of an alert
 * @param dropped alerts given up, by why
 * @param lastLag from transition to arrival, of the alert that arrived last
 * @param fault why the latest attempt failed; empty when it succeeded
 */
public record ChannelStatus(
    String channel,
    boolean enabled,
    int queued,
    long delivered,
    long retried,
    Map<DropReason, Long> dropped,
    Optional<Duration> lastLag,
    Optional<DeliveryOutcome.Fault> fault) {

  /** Copies the counts. */
  public ChannelStatus {
    dropped = Map.copyOf(dropped);
  }

  /** Why an alert was given up; metric label and log field alike. */
  public enum DropReason {
    /** The queue was full, and this was the oldest of the least severe. */
    OVERFLOW,
    /** It could not be delivered for too long. */
    EXPIRED,
    /** The receiver said that it is gone. */
    CHANNEL_GONE,
    /** The process stopped first. */
    SHUT_DOWN;

    /** The name as printed outside: lower case with underscores. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
