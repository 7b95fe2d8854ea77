package dev.glasswatch.orchestrate;

import dev.glasswatch.alert.LaneSettings;
import dev.glasswatch.alert.RetrySchedule;
import dev.glasswatch.alert.WebhookSignature;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Where alerts go.
 *
 * @param log whether each is a log line too
 * @param webhooks receivers
 * @param capacity alerts that wait for one channel in memory; others wait in the store
 * @param schedule when to try again
 * @param flush how long to go on delivering when the process ends
 */
public record AlertSettings(
    boolean log, List<Webhook> webhooks, int capacity, RetrySchedule schedule, Duration flush) {

  /** How lanes treat their receivers. */
  LaneSettings lanes() {
    return LaneSettings.DEFAULT.with(schedule, capacity);
  }

  /**
   * A receiver of webhooks.
   *
   * @param name of the channel, in metrics and logs
   * @param url where to post to; may hold a secret in its path
   * @param signature signs every message
   */
  public record Webhook(String name, URI url, WebhookSignature signature) {
    @Override
    public String toString() {
      return "Webhook[" + name + ", " + url.getHost() + "]";
    }
  }

  /** Copies the list. */
  public AlertSettings {
    webhooks = List.copyOf(webhooks);
  }
}
