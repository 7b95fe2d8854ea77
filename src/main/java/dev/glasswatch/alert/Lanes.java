package dev.glasswatch.alert;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.random.RandomGenerator;

/**
 * A lane to each channel. Each has a window and a thread of its own, so that a receiver that hangs
 * holds up nobody else. It owns its channels and closes them. Safe for many threads; whoever offers
 * alerts does so from one.
 */
public final class Lanes {

  private final LaneSettings settings;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final LaneListener listener;
  private final ConcurrentMap<String, ChannelLane> lanes = new ConcurrentHashMap<>();

  /**
   * No lane yet.
   *
   * @param settings hold for every lane
   * @param clock for ages and lags
   * @param random for jitter
   * @param listener hears what becomes of alerts
   */
  public Lanes(
      LaneSettings settings, InstantSource clock, RandomGenerator random, LaneListener listener) {
    this.settings = settings;
    this.clock = clock;
    this.random = random;
    this.listener = listener;
  }

  /** Opens a lane; one of the same name is closed first, without waiting for its receiver. */
  public void add(Channel channel) {
    remove(channel.name());
    lanes.put(channel.name(), new ChannelLane(channel, settings, clock, random, listener));
  }

  /** Closes a lane; whether there was one. What it held is not settled. */
  public boolean remove(String channel) {
    ChannelLane lane = lanes.remove(channel);
    if (lane != null) {
      lane.awaitFlush(Duration.ZERO);
    }
    return lane != null;
  }

  /** Names of the channels. */
  public Set<String> names() {
    return Set.copyOf(lanes.keySet());
  }

  /** Whether there is such a channel and it takes alerts. */
  public boolean takes(String channel) {
    return lane(channel).map(ChannelLane::enabled).orElse(false);
  }

  /** Hands an alert to its lane; false when that has no room, or there is none. */
  public boolean offer(Delivery delivery) {
    return lane(delivery.channel()).map(lane -> lane.offer(delivery.event())).orElse(false);
  }

  /** Hands an alert that nobody keeps to every lane, beyond their bounds if need be. */
  public void broadcast(AlertEvent event) {
    lanes.values().forEach(lane -> lane.push(event));
  }

  /** How many more alerts a channel's lane takes; none when there is no such channel. */
  public int room(String channel) {
    return lane(channel).map(ChannelLane::room).orElse(0);
  }

  /** Has a lane take alerts, or refuse them. */
  public void enable(String channel, boolean take) {
    lane(channel).ifPresent(lane -> lane.enable(take));
  }

  /** How each channel is doing; what waits outside the windows is not in it. */
  public List<ChannelStatus> status() {
    return lanes.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(lane -> lane.getValue().status())
        .toList();
  }

  /** Takes nothing more, tries what waits once more, and returns within this time. */
  public void close(Duration longest) {
    lanes.values().forEach(ChannelLane::flush);
    long deadline = System.nanoTime() + longest.toNanos();
    for (ChannelLane lane : lanes.values()) {
      lane.awaitFlush(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }
  }

  private Optional<ChannelLane> lane(String channel) {
    return Optional.ofNullable(lanes.get(channel));
  }
}
