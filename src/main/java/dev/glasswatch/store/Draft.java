package dev.glasswatch.store;

import dev.glasswatch.alert.ChannelStatus.DropReason;
import dev.glasswatch.alert.Decision;
import dev.glasswatch.alert.Delivery;
import dev.glasswatch.alert.HeldBack;
import dev.glasswatch.alert.Memo;
import dev.glasswatch.incident.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** A round in the making, and what is to follow once it is kept. */
final class Draft {

  private final LongSupplier positions;
  private final Predicate<String> takes;
  private final List<Told> told = new ArrayList<>();
  private final List<Placed<Delivery>> deliveries = new ArrayList<>();
  private final List<Placed<Delivery>> toHandOver = new ArrayList<>();
  private final List<Placed<HeldBack>> heldBack = new ArrayList<>();
  private final List<Memo> memos = new ArrayList<>();
  private final List<Settlement> settled = new ArrayList<>();
  private final List<String> reminders = new ArrayList<>();

  /** Empty; {@code takes} says whether there is a channel of a name that takes alerts. */
  Draft(LongSupplier positions, Predicate<String> takes) {
    this.positions = positions;
    this.takes = takes;
  }

  void tell(Transition transition, Map<String, String> labels) {
    told.add(new Told(positions.getAsLong(), transition, labels));
  }

  void settle(Settlement settlement) {
    settled.add(settlement);
  }

  void add(Decision decision, Instant now) {
    decision.deliveries().forEach(delivery -> send(delivery, now));
    decision.heldBack().forEach(one -> heldBack.add(new Placed<>(positions.getAsLong(), one)));
    memos.addAll(decision.memos());
    reminders.addAll(decision.remind());
  }

  /** What no channel takes is a dead letter from the start. */
  private void send(Delivery delivery, Instant now) {
    Placed<Delivery> placed = new Placed<>(positions.getAsLong(), delivery);
    deliveries.add(placed);
    if (takes.test(delivery.channel())) {
      toHandOver.add(placed);
    } else {
      settled.add(
          new Settlement.Buried(
              delivery.channel(), delivery.event().id(), DropReason.CHANNEL_GONE, now));
    }
  }

  /** What the lanes get once the round is kept. */
  List<Placed<Delivery>> toHandOver() {
    return toHandOver;
  }

  Round round() {
    return new Round(told, deliveries, heldBack, memos, settled);
  }

  List<String> reminders() {
    return reminders;
  }
}
