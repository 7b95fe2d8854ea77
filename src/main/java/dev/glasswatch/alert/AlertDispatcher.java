package dev.glasswatch.alert;

import dev.glasswatch.incident.Transition;
import java.util.Collection;
import java.util.List;

/**
 * Turns transitions into alerts and hands them to the outbox, one for each channel. All channels
 * get all alerts. Safe for many threads, as long as each incident's transitions come from one.
 */
public final class AlertDispatcher {

  private final Outbox outbox;
  private final List<String> channels;

  /**
   * A dispatcher to these channels.
   *
   * @param outbox knows every one of them
   * @param channels names of the channels
   */
  public AlertDispatcher(Outbox outbox, Collection<String> channels) {
    this.outbox = outbox;
    this.channels = List.copyOf(channels);
  }

  /** Hands over the alert about one transition. */
  public void dispatch(Transition transition, AlertContext context) {
    AlertEvent event = AlertFormat.event(transition, context);
    outbox.accept(channels.stream().map(channel -> new Delivery(event, channel)).toList());
  }
}
