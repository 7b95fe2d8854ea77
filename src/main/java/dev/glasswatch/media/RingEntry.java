package dev.glasswatch.media;

import org.jspecify.annotations.Nullable;

/**
 * One position in the order of arrival: a slot, a packet or an event. Guarded by the ring's lock.
 */
final class RingEntry {

  private @Nullable RingSlot slot;
  private @Nullable Object object;

  void set(RingSlot newSlot) {
    slot = newSlot;
    object = null;
  }

  void set(PacketView packet) {
    slot = null;
    object = packet;
  }

  void set(MediaEvent event) {
    slot = null;
    object = event;
  }

  @Nullable RingSlot slot() {
    return slot;
  }

  @Nullable Object object() {
    return object;
  }
}
