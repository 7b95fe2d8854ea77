package dev.glasswatch.orchestrate;

import dev.glasswatch.alert.ChannelOrder;
import dev.glasswatch.alert.LaneSettings;
import dev.glasswatch.alert.RetrySchedule;
import dev.glasswatch.alert.SecretException;
import dev.glasswatch.alert.SecretRef;
import dev.glasswatch.alert.control.AlertRules.Pace;
import dev.glasswatch.alert.control.Route;
import java.time.Duration;
import java.util.List;

/**
 * Where alerts go.
 *
 * @param log whether each is a log line too
 * @param channels that the configuration names; others may come while running
 * @param routes that the configuration names
 * @param pace how patient routes are
 * @param secrets where secrets are read
 * @param capacity alerts that wait for one channel in memory; others wait in the store
 * @param schedule when to try again
 * @param flush how long to go on delivering when the process ends
 */
public record AlertSettings(
    boolean log,
    List<ChannelOrder> channels,
    List<Route> routes,
    Pace pace,
    SecretSource secrets,
    int capacity,
    RetrySchedule schedule,
    Duration flush) {

  /** Reads secrets when they are needed, so that they stand nowhere. */
  @FunctionalInterface
  public interface SecretSource {

    /** The secret in the clear. */
    String read(SecretRef reference) throws SecretException;
  }

  /** Copies the lists. */
  public AlertSettings {
    channels = List.copyOf(channels);
    routes = List.copyOf(routes);
  }

  /** How lanes treat their receivers. */
  LaneSettings lanes() {
    return LaneSettings.DEFAULT.with(schedule, capacity);
  }
}
