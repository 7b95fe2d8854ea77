package dev.glasswatch.alert;

import dev.glasswatch.alert.ChannelStatus.DropReason;
import dev.glasswatch.alert.DeliveryOutcome.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what happens in one lane, and logs its changes rather than its events. */
final class LaneTally {

  private static final Logger log = LoggerFactory.getLogger(ChannelLane.class);

  private final String channel;
  private final Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
  private long delivered;
  private long retried;
  private Optional<Duration> lastLag = Optional.empty();
  private Optional<Fault> fault = Optional.empty();
  private boolean warned;
  private Instant nextWarning = Instant.MIN;
  private Instant nextLossReport = Instant.MIN;

  LaneTally(String channel) {
    this.channel = channel;
  }

  void delivered(AlertEvent event, Instant now) {
    delivered++;
    lastLag = Optional.of(Duration.between(event.time(), now));
    fault = Optional.empty();
    if (warned) {
      log.info("Channel {} delivers again", channel);
      warned = false;
    }
  }

  /** Logged at most once a minute: attempts fail by the hundred. */
  void failed(DeliveryOutcome.Failed failure, Instant now) {
    fault = Optional.of(failure.fault());
    if (!now.isBefore(nextWarning)) {
      nextWarning = now.plusSeconds(60);
      warned = true;
      log.warn(
          "Channel {} does not deliver: {} ({}); alerts wait and are tried again",
          channel,
          failure.fault().label(),
          failure.explanation());
    }
  }

  void gone(DeliveryOutcome.Gone gone) {
    log.error(
        "Channel {} is switched off until somebody enables it: {}", channel, gone.explanation());
  }

  void retried() {
    retried++;
  }

  /** Logged at most once a second. */
  void dropped(int count, DropReason reason, Instant now) {
    if (count == 0) {
      return;
    }
    dropped.merge(reason, (long) count, Long::sum);
    if (!now.isBefore(nextLossReport)) {
      nextLossReport = now.plusSeconds(1);
      log.error("Channel {} has given up alerts; by reason: {}", channel, dropped);
    }
  }

  /** The lane closes: said whatever else was said just now, as nobody will say it later. */
  void left(int count) {
    if (count > 0) {
      log.warn(
          "Channel {} closes with {} alerts undelivered; what is kept goes out after the next"
              + " start",
          channel,
          count);
    }
  }

  ChannelStatus status(boolean enabled, int queued) {
    return new ChannelStatus(channel, enabled, queued, delivered, retried, dropped, lastLag, fault);
  }
}
