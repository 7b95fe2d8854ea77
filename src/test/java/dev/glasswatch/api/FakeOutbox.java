package dev.glasswatch.api;

import dev.glasswatch.alert.Channel;
import dev.glasswatch.alert.ChannelStatus;
import dev.glasswatch.alert.DeadLetter;
import dev.glasswatch.alert.HeldBack;
import dev.glasswatch.alert.Outbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** An outbox that remembers what it was asked for. */
final class FakeOutbox implements Outbox {

  final Map<String, Channel> channels = new TreeMap<>();
  final List<DeadLetter> dead = new ArrayList<>();
  final List<HeldBack> held = new ArrayList<>();
  final List<String> asked = new ArrayList<>();
  private final ChannelStatus log;

  FakeOutbox(ChannelStatus log) {
    this.log = log;
  }

  @Override
  public synchronized void add(Channel channel) {
    channels.put(channel.name(), channel);
  }

  @Override
  public synchronized boolean remove(String channel) {
    Channel removed = channels.remove(channel);
    if (removed != null) {
      removed.close();
    }
    return removed != null;
  }

  @Override
  public synchronized boolean enable(String channel) {
    asked.add("enable " + channel);
    return channels.containsKey(channel);
  }

  @Override
  public synchronized List<ChannelStatus> status() {
    List<ChannelStatus> all = new ArrayList<>(List.of(log));
    for (String name : channels.keySet()) {
      all.add(new ChannelStatus(name, true, 0, 0, 0, Map.of(), Optional.empty(), Optional.empty()));
    }
    return all;
  }

  @Override
  public synchronized List<DeadLetter> deadLetters(
      Optional<String> channel, OptionalLong before, int limit) {
    return dead.stream()
        .filter(letter -> channel.map(letter.delivery().channel()::equals).orElse(true))
        .filter(letter -> letter.position() < before.orElse(Long.MAX_VALUE))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized boolean replay(long position) {
    return dead.removeIf(letter -> letter.position() == position);
  }

  @Override
  public synchronized int replayAll(Optional<String> channel) {
    List<DeadLetter> all = deadLetters(channel, OptionalLong.empty(), Integer.MAX_VALUE);
    dead.removeAll(all);
    return all.size();
  }

  @Override
  public synchronized List<HeldBack> heldBack(String subject) {
    return held.stream().filter(each -> each.event().subject().equals(subject)).toList();
  }
}
