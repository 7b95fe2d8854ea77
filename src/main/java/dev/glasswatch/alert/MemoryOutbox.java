package dev.glasswatch.alert;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * An outbox in memory: what was not delivered when the process ends is lost, and so is what
 * overflows. Each channel has a queue and a thread of its own, so that a receiver that hangs holds
 * up nobody else. It owns its channels and closes them. Safe for many threads.
 */
public final class MemoryOutbox implements Outbox {

  /**
   * Alerts that may wait for one channel. With about 2 KB each this is 10 MB, and an outage of a
   * full batch of streams makes a few hundred.
   */
  public static final int DEFAULT_CAPACITY = 5_000;

  /** How long {@link #close} tries to deliver what waits. */
  public static final Duration DEFAULT_FLUSH = Duration.ofSeconds(5);

  private final Map<String, ChannelLane> lanes;
  private final Duration longestFlush;

  /**
   * An empty outbox.
   *
   * @param channels with distinct names
   * @param schedule when to try again
   * @param capacity alerts that may wait for one channel
   * @param longestFlush how long {@link #close} may take
   * @param clock for ages and lags
   * @param random for jitter
   */
  public MemoryOutbox(
      List<Channel> channels,
      RetrySchedule schedule,
      int capacity,
      Duration longestFlush,
      InstantSource clock,
      RandomGenerator random) {
    this.longestFlush = longestFlush;
    this.lanes =
        channels.stream()
            .map(channel -> new ChannelLane(channel, schedule, capacity, clock, random))
            .collect(Collectors.toUnmodifiableMap(ChannelLane::channel, Function.identity()));
  }

  @Override
  public void accept(List<Delivery> deliveries) {
    deliveries.forEach(delivery -> lane(delivery.channel()));
    deliveries.forEach(delivery -> lane(delivery.channel()).accept(delivery.event()));
  }

  @Override
  public List<ChannelStatus> status() {
    return lanes.values().stream().map(ChannelLane::status).toList();
  }

  @Override
  public void close() {
    lanes.values().forEach(ChannelLane::flush);
    long deadline = System.nanoTime() + longestFlush.toNanos();
    for (ChannelLane lane : lanes.values()) {
      lane.awaitFlush(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }
  }

  private ChannelLane lane(String channel) {
    ChannelLane lane = lanes.get(channel);
    if (lane == null) {
      throw new IllegalArgumentException("There is no channel \"" + channel + "\"");
    }
    return lane;
  }
}
