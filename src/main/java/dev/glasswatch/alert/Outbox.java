package dev.glasswatch.alert;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What can be seen and done about the delivery of alerts while it goes on. Alerts arrive at least
 * once, in order within an incident, and none is held up by another channel's receiver. Safe for
 * many threads; a call returns when it has taken effect, within a few seconds.
 */
public interface Outbox {

  /** Delivers to this channel too from now on, in place of the one of the same name. */
  void add(Channel channel);

  /**
   * Delivers to this channel no more; whether there was one. Alerts that wait for it become dead
   * letters.
   */
  boolean remove(String channel);

  /** Has a channel take alerts again whose receiver said that it is gone; whether there is one. */
  boolean enable(String channel);

  /** How each channel is doing. */
  List<ChannelStatus> status();

  /**
   * Up to {@code limit} dead letters, the latest first.
   *
   * @param channel only those of one channel
   * @param before only positions below this one
   */
  List<DeadLetter> deadLetters(Optional<String> channel, OptionalLong before, int limit);

  /** Sends a dead letter again, under the id that it always had; whether there is one. */
  boolean replay(long position);

  /** Sends all dead letters again, or those of one channel, oldest first; how many these are. */
  int replayAll(Optional<String> channel);

  /** What was not sent about an incident or group, oldest first. */
  List<HeldBack> heldBack(String subject);
}
