package dev.glasswatch.media;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The order of arrival: what was published of late, each at its position, overwritten in turn.
 * Guarded by the ring's lock, but for {@link #published}.
 */
final class RingOrder {

  private final RingEntry[] entries;
  private volatile long next;
  private long reached;
  private MediaEvent.@Nullable TracksChanged tracks;
  private long tracksAt = -1;

  /** Nothing published; {@code size} is a power of two. */
  RingOrder(int size) {
    entries = Stream.generate(RingEntry::new).limit(size).toArray(RingEntry[]::new);
  }

  int size() {
    return entries.length;
  }

  void add(RingSlot slot) {
    at(next).set(slot);
    slot.sequence(next);
    published(slot.mediaTime() + slot.duration());
  }

  void add(PacketView packet) {
    at(next).set(packet);
    published(packet.mediaTime());
  }

  void add(MediaEvent event) {
    if (event instanceof MediaEvent.TracksChanged changed) {
      tracks = changed;
      tracksAt = next;
    }
    at(next).set(event);
    published(event.mediaTime());
  }

  private void published(long mediaTime) {
    reached = Math.max(reached, mediaTime);
    next++;
  }

  private RingEntry at(long position) {
    return entries[(int) (position & (entries.length - 1))];
  }

  /** How much has been published: the position that comes next. Readable without the lock. */
  long published() {
    return next;
  }

  /** The latest media time published. */
  long reached() {
    return reached;
  }

  /** The entry at this position, or null when it has been overwritten. */
  @Nullable RingEntry entry(long position) {
    return position < oldest() ? null : at(position);
  }

  /** The oldest position still kept. */
  long oldest() {
    return Math.max(0, next - entries.length);
  }

  /** The media time from which on the order is known. */
  long oldestTime() {
    for (long position = oldest(); position < next; position++) {
      long time = at(position).time(position);
      if (time != RingEntry.UNKNOWN) {
        return time;
      }
    }
    return reached;
  }

  /** The latest word on the tracks, if it came since that position and before this one. */
  MediaEvent.@Nullable TracksChanged tracksBefore(long position, long since) {
    return tracksAt >= since && tracksAt < position ? tracks : null;
  }
}
