package dev.glasswatch.alert;

import dev.glasswatch.incident.Transition;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Sends every alert to every channel, right away, and remembers nothing. */
public final class EveryChannel implements AlertControl {

  private final Supplier<? extends Collection<String>> channels;

  /** To whatever channels there are when a transition comes. */
  public EveryChannel(Supplier<? extends Collection<String>> channels) {
    this.channels = channels;
  }

  @Override
  public Decision decide(Transition transition, AlertContext context, Instant now) {
    AlertEvent event = AlertFormat.event(transition, context);
    List<Delivery> deliveries =
        channels.get().stream().sorted().map(channel -> new Delivery(event, channel)).toList();
    return new Decision(deliveries, List.of(), List.of(), List.of());
  }

  @Override
  public Decision due(Instant now) {
    return Decision.NOTHING;
  }

  @Override
  public Optional<Instant> next() {
    return Optional.empty();
  }

  @Override
  public void restore(List<Memo> memos) {
    // It has none.
  }
}
