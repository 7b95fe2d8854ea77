package dev.glasswatch.alert;

import java.util.List;

/**
 * Takes alerts over and sees to it that they arrive: at least once, in order within an incident,
 * and none held up by another channel's receiver. Once {@link #accept} has returned, an alert is
 * the outbox's to lose; how much it takes for that to happen is what implementations differ in.
 */
public interface Outbox extends AutoCloseable {

  /**
   * Takes over all of these or, by throwing, none. Returns quickly, before anything is sent; what
   * was taken over already is ignored. Callers pass the alerts of one incident in order.
   */
  void accept(List<Delivery> deliveries);

  /** How each channel is doing. */
  List<ChannelStatus> status();

  /** Takes nothing more, and returns when everything is delivered or its deadline has passed. */
  @Override
  void close();
}
