package dev.glasswatch.alert;

import dev.glasswatch.alert.ChannelStatus.DropReason;
import dev.glasswatch.incident.Transition;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Lanes that nothing stands behind: what finds no room in them is refused. */
public final class MemoryOutbox implements LaneListener, AutoCloseable {

  static final Duration BREAK = Duration.ofMillis(20);

  private final Lanes lanes;
  private final Duration longestFlush;
  private final List<String> settled = Collections.synchronizedList(new ArrayList<>());

  public MemoryOutbox(
      List<Channel> channels,
      RetrySchedule schedule,
      int capacity,
      Duration longestFlush,
      InstantSource clock,
      RandomGenerator random) {
    this.longestFlush = longestFlush;
    LaneSettings settings = new LaneSettings(schedule, capacity, 10, BREAK, 10_000);
    lanes = new Lanes(settings, clock, random, this);
    channels.forEach(lanes::add);
  }

  /** Hands these to their lanes; whether all found room. */
  public boolean accept(List<Delivery> deliveries) {
    return deliveries.stream().filter(delivery -> !lanes.offer(delivery)).count() == 0;
  }

  /** Tells every channel. */
  void dispatch(Transition transition, AlertContext context) {
    accept(
        new EveryChannel(lanes::names).decide(transition, context, transition.at()).deliveries());
  }

  public List<ChannelStatus> status() {
    return lanes.status();
  }

  Lanes lanes() {
    return lanes;
  }

  /** Event ids, those given up with the reason behind a blank. */
  List<String> settled() {
    return List.copyOf(settled);
  }

  @Override
  public void settled(String channel, String event, Optional<DropReason> givenUp) {
    settled.add(event + givenUp.map(why -> " " + why.label()).orElse(""));
  }

  @Override
  public void gone(String channel, String explanation) {
    settled.add(channel + " gone");
  }

  @Override
  public void close() {
    lanes.close(longestFlush);
  }
}
