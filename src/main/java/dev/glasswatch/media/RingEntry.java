package dev.glasswatch.media;

import org.jspecify.annotations.Nullable;

/**
 * One position in the order of arrival: a slot, a packet or an event. Guarded by the ring's lock.
 */
final class RingEntry {

  /** Stands for a media time that is not known any more; before any other. */
  static final long UNKNOWN = Long.MIN_VALUE;

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

  /**
   * The media time at which this begins, if it is still what was published at that position: the
   * slot may have been taken for something else.
   */
  long time(long position) {
    RingSlot present = slot;
    if (present != null) {
      return present.sequence() == position ? present.mediaTime() : UNKNOWN;
    }
    return switch (object) {
      case MediaEvent event -> event.mediaTime();
      case PacketView packet -> packet.mediaTime();
      case null, default -> UNKNOWN;
    };
  }
}
