package dev.glasswatch.media;

import java.util.Objects;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * One reader's place in a ring. Drained by one thread at a time; {@link #abandon} and {@link
 * #pending} may be called from any thread.
 */
public final class RingReader {

  private final Lock lock;
  private final RingOrder order;
  private final RingReaders readers;
  private final MediaNeeds needs;
  private final Lane video = new Lane();
  private final Lane audio = new Lane();
  private volatile long cursor;
  private @Nullable RingSlot held;
  private long reached;
  private boolean abandoned;
  private boolean late;

  RingReader(Lock lock, RingOrder order, RingReaders readers, MediaNeeds needs) {
    this.lock = lock;
    this.order = order;
    this.readers = readers;
    this.needs = needs;
    this.cursor = order.published();
    this.reached = order.reached();
  }

  /** The next position to read. */
  long cursor() {
    return cursor;
  }

  /** Whether a slot is pinned by this reader at present. Ring's lock held. */
  boolean holdsSlot() {
    return held != null;
  }

  /** How many entries wait to be read. */
  public long pending() {
    return order.published() - cursor;
  }

  /**
   * Shows up to {@code most} entries to the visitor, pinning each while it is shown.
   *
   * @return how many entries were passed, 0 when there was nothing to read
   * @throws RuntimeException whatever the visitor throws; the entry counts as read
   */
  public int drain(MediaVisitor visitor, int most) {
    int done = 0;
    while (done < most && step(visitor)) {
      done++;
    }
    return done;
  }

  private boolean step(MediaVisitor visitor) {
    return cursor < order.oldest() ? catchUp(visitor) : next(visitor);
  }

  private boolean catchUp(MediaVisitor visitor) {
    long from;
    MediaEvent.TracksChanged tracks;
    lock.lock();
    try {
      if (abandoned) {
        return false;
      }
      from = reached;
      tracks = order.tracksBefore(order.oldest(), cursor);
      skipLost();
    } finally {
      lock.unlock();
    }
    visitor.overrun(from, reached);
    if (tracks != null) {
      visitor.event(tracks);
    }
    return true;
  }

  /** Goes on with the oldest entry that is left. */
  private void skipLost() {
    video.missed();
    audio.missed();
    cursor = order.oldest();
    reached = Math.max(reached, order.oldestTime());
    late = false;
    readers.moved();
  }

  private boolean next(MediaVisitor visitor) {
    RingSlot slot;
    Object object;
    lock.lock();
    try {
      if (abandoned || cursor == order.published()) {
        return false;
      }
      RingEntry entry = order.entry(cursor);
      if (entry == null) {
        return true; // overwritten just now
      }
      reached = Math.max(reached, entry.time(cursor));
      slot = entry.slot();
      object = entry.object();
      if (slot != null && !pin(slot)) {
        advance();
        return true;
      }
    } finally {
      lock.unlock();
    }
    try {
      show(visitor, slot, object);
    } finally {
      release(slot);
    }
    return true;
  }

  private boolean pin(RingSlot slot) {
    if (!wanted(slot)) {
      return false;
    }
    if (slot.sequence() != cursor) {
      lane(slot).missed();
      return false;
    }
    slot.pin();
    held = slot;
    return true;
  }

  private boolean wanted(RingSlot slot) {
    return switch (slot) {
      case FrameSlot frame -> !needs.planes().isEmpty();
      case AudioSlot block -> needs.audio();
    };
  }

  private Lane lane(RingSlot slot) {
    return switch (slot) {
      case FrameSlot frame -> video;
      case AudioSlot block -> audio;
    };
  }

  private void show(MediaVisitor visitor, @Nullable RingSlot slot, @Nullable Object object) {
    if (slot instanceof FrameSlot frame) {
      video.arrived(visitor, frame);
      visitor.frame(frame);
    } else if (slot instanceof AudioSlot block) {
      audio.arrived(visitor, block);
      visitor.audio(block);
    } else if (object instanceof MediaEvent event) {
      visitor.event(event);
    } else if (needs.packets()) {
      visitor.packet((PacketView) Objects.requireNonNull(object));
    }
  }

  private void release(@Nullable RingSlot slot) {
    lock.lock();
    try {
      if (slot != null) {
        slot.unpin();
        held = null;
      }
      advance();
    } finally {
      lock.unlock();
    }
  }

  private void advance() {
    cursor++;
    late = false;
    readers.moved();
  }

  /** Whether the writer has to wait for this reader before it overwrites that position. */
  boolean blocks(long sequence) {
    return !late && cursor <= sequence;
  }

  /** The writer's patience with this reader is used up until it moves again. Ring's lock held. */
  void late() {
    late = true;
  }

  /**
   * Gives this reader up: the writer waits for it no more and it is shown nothing more. A slot that
   * a stuck visitor holds stays out of use until the visitor returns, if ever.
   */
  public void abandon() {
    lock.lock();
    try {
      abandoned = true;
      readers.remove(this);
    } finally {
      lock.unlock();
    }
  }

  /** What one kind of track has shown so far, to tell how much was missed. */
  private static final class Lane {
    private long end;
    private boolean gap;
    private boolean started;

    void missed() {
      gap = started;
    }

    void arrived(MediaVisitor visitor, RingSlot slot) {
      if (gap && slot.mediaTime() > end) {
        visitor.lost(slot.track(), end, slot.mediaTime());
      }
      gap = false;
      started = true;
      end = slot.mediaTime() + slot.duration();
    }
  }
}
