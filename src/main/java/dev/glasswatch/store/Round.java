package dev.glasswatch.store;

import dev.glasswatch.alert.Delivery;
import dev.glasswatch.alert.HeldBack;
import dev.glasswatch.alert.Memo;
import java.util.List;

/**
 * What is kept in one transaction, whole or not at all: transitions, what was decided about them,
 * and what has become of earlier alerts. Keeping one twice is the same as keeping it once.
 */
record Round(
    List<Told> told,
    List<Placed<Delivery>> deliveries,
    List<Placed<HeldBack>> heldBack,
    List<Memo> memos,
    List<Settlement> settled) {

  Round {
    told = List.copyOf(told);
    deliveries = List.copyOf(deliveries);
    heldBack = List.copyOf(heldBack);
    memos = List.copyOf(memos);
    settled = List.copyOf(settled);
  }

  boolean isEmpty() {
    return told.isEmpty()
        && deliveries.isEmpty()
        && heldBack.isEmpty()
        && memos.isEmpty()
        && settled.isEmpty();
  }
}
