package dev.glasswatch.media;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The bounded in-memory buffer between one stream's converter and its detectors: one writer, many
 * readers, everything preallocated.
 *
 * <pre>
 *   entries   … │ frame │ audio │ event │ audio │ frame │ …   order of arrival, overwritten in turn
 *                   │       │               │       │
 *   slots      [frame slots: planes]   [audio slots: samples]  claimed, filled, published, pinned
 * </pre>
 *
 * <p>A reader pins the slot it reads. The writer takes the oldest slot that nobody has pinned and,
 * within its patience, everybody has read; after that it overwrites, and slow readers are told what
 * they lost. When every slot is pinned it drops. A reader that never comes back keeps the one slot
 * that it holds and costs nothing else.
 *
 * <p>One lock guards the bookkeeping; it is held for tens of nanoseconds, a few hundred times a
 * second and stream, and never while pixels are written or read.
 */
public final class MediaRing {

  private final ReentrantLock lock = new ReentrantLock();
  private final RingOrder order;
  private final RingReaders readers;
  private final List<PlaneNeed> planeNeeds;
  private final boolean wantsAudio;
  private final boolean wantsPackets;
  private final SlotPool<FrameSlot> frames;
  private final SlotPool<AudioSlot> audios;
  private final Runnable onPublish;
  private @Nullable Drop drop;
  private long dropped;

  /**
   * An empty ring.
   *
   * @param needs the union of what its readers need
   * @param onPublish called by the writer after each publication, outside the lock; must not block
   */
  public MediaRing(RingShape shape, MediaNeeds needs, Runnable onPublish) {
    this.planeNeeds =
        needs.planes().stream().sorted((a, b) -> a.minWidth() - b.minWidth()).toList();
    this.wantsAudio = needs.audio();
    this.wantsPackets = needs.packets();
    this.order = new RingOrder(shape.entries());
    this.readers = new RingReaders(lock.newCondition(), shape.patience());
    this.frames = new SlotPool<>(shape.frames(), () -> new FrameSlot(planeNeeds));
    this.audios = new SlotPool<>(shape.audios(), AudioSlot::new);
    this.onPublish = onPublish;
  }

  /** The distinct planes to compute, narrowest first; fixed for the ring's life. */
  List<PlaneNeed> planeNeeds() {
    return planeNeeds;
  }

  /** Whether anybody reads sound. */
  boolean wantsAudio() {
    return wantsAudio;
  }

  /** Whether anybody reads packets. */
  boolean wantsPackets() {
    return wantsPackets;
  }

  /** A slot to fill, or null when all are held; the caller then says what it {@link #dropped}. */
  @Nullable FrameSlot claimFrame() {
    return claim(frames);
  }

  /** Likewise for sound, with room for this many channels and samples. */
  @Nullable AudioSlot claimAudio(int channels, int samples) {
    AudioSlot slot = claim(audios);
    if (slot != null) {
      slot.reshape(channels, samples);
    }
    return slot;
  }

  private <T extends RingSlot> @Nullable T claim(SlotPool<T> pool) {
    lock.lock();
    try {
      T slot = pool.oldest();
      long left = readers.patience();
      while (left > 0 && (slot == null || readers.unread(slot.sequence()))) {
        left = readers.await(left);
        slot = pool.oldest();
      }
      if (slot == null) {
        dropped++;
        return null;
      }
      readers.giveUpOn(slot.sequence());
      pool.take(slot);
      return slot;
    } finally {
      lock.unlock();
    }
  }

  /** Says which stretch had no slot; it is marked unwatched before the next publication. */
  void dropped(String track, long from, long to) {
    Drop before = drop;
    if (before != null && before.track.equals(track)) {
      drop = new Drop(track, before.from, to);
      return;
    }
    flushDrop();
    drop = new Drop(track, from, to);
  }

  private void flushDrop() {
    Drop lost = drop;
    if (lost != null) {
      drop = null;
      append(new MediaEvent.Unwatched(lost.from, lost.to, lost.track, UnwatchedReason.OVERLOADED));
    }
  }

  /** Shows a filled slot to the readers. */
  void publish(RingSlot slot) {
    flushDrop();
    lock.lock();
    try {
      makeRoom();
      order.add(slot);
    } finally {
      lock.unlock();
    }
    onPublish.run();
  }

  /** Shows a packet to the readers. */
  void packet(PacketView packet) {
    lock.lock();
    try {
      makeRoom();
      order.add(packet);
    } finally {
      lock.unlock();
    }
    onPublish.run();
  }

  /** Shows an event to the readers; also for the watch, between connections, on the same thread. */
  public void event(MediaEvent event) {
    flushDrop();
    append(event);
  }

  private void append(MediaEvent event) {
    lock.lock();
    try {
      makeRoom();
      order.add(event);
    } finally {
      lock.unlock();
    }
    onPublish.run();
  }

  private void makeRoom() {
    long overwritten = order.published() - order.size();
    long left = readers.patience();
    while (left > 0 && readers.unread(overwritten)) {
      left = readers.await(left);
    }
    readers.giveUpOn(overwritten);
  }

  /** A new reader; it sees what is published from now on, and only of the kinds it needs. */
  public RingReader reader(MediaNeeds needs) {
    lock.lock();
    try {
      RingReader reader = new RingReader(lock, order, readers, needs);
      readers.add(reader);
      return reader;
    } finally {
      lock.unlock();
    }
  }

  /** Lets the writer run on without readers; claims fail no more and wait no more. */
  public void close() {
    lock.lock();
    try {
      readers.close();
    } finally {
      lock.unlock();
    }
  }

  /** What has happened so far; callable from any thread. */
  public RingFacts facts() {
    lock.lock();
    try {
      long published = order.published();
      int pinned = frames.pinned() + audios.pinned();
      int held = readers.isEmpty() ? pinned : (int) Math.max(0, pinned - readers.holding());
      return new RingFacts(
          published,
          published - readers.slowest(published),
          order.size(),
          dropped,
          readers.waits(),
          held);
    } finally {
      lock.unlock();
    }
  }

  private record Drop(String track, long from, long to) {}
}
