package dev.glasswatch.alert;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How delivery to one channel is going; counts are since the start.
 *
 * @param channel its name
 * @param enabled false from when the receiver said that it is gone until somebody enables it
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
    /** It could not be delivered for too long. */
    EXPIRED,
    /** The receiver said that it is gone. */
    CHANNEL_GONE,
    /** Somebody removed the channel. */
    CHANNEL_REMOVED;

    /** The name as printed outside: lower case with underscores. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
