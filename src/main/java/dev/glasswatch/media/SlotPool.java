package dev.glasswatch.media;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The slots of one kind, taken in turn. Guarded by the ring's lock. */
final class SlotPool<T extends RingSlot> {

  private final List<T> slots;
  private int turn;

  SlotPool(int size, Supplier<T> make) {
    slots = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      slots.add(make.get());
    }
  }

  /** The slot written longest ago that nobody has pinned, or null when all are pinned. */
  @Nullable T oldest() {
    for (int i = 0; i < slots.size(); i++) {
      T slot = slots.get((turn + i) % slots.size());
      if (!slot.pinned()) {
        return slot;
      }
    }
    return null;
  }

  /** Takes a slot for writing: readers that come to its old entry find that it is gone. */
  void take(T slot) {
    slot.sequence(RingSlot.UNPUBLISHED);
    turn = (slots.indexOf(slot) + 1) % slots.size();
  }

  int pinned() {
    int count = 0;
    for (T slot : slots) {
      if (slot.pinned()) {
        count++;
      }
    }
    return count;
  }
}
