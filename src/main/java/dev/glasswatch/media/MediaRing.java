package dev.glasswatch.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
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
  private final Condition readersMoved = lock.newCondition();
  private final List<RingReader> readers = new ArrayList<>();
  private final List<PlaneNeed> planeNeeds;
  private final boolean wantsAudio;
  private final boolean wantsPackets;
  private final long patienceNanos;
  private final RingEntry[] entries;
  private final SlotPool<FrameSlot> frames;
  private final SlotPool<AudioSlot> audios;
  private final Runnable onPublish;
  private @Nullable Drop drop;
  private volatile long next;
  private boolean writerWaiting;
  private boolean closed;
  private long dropped;
  private long waits;

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
    this.patienceNanos = nanos(shape.patience());
    this.entries = Stream.generate(RingEntry::new).limit(shape.entries()).toArray(RingEntry[]::new);
    this.frames = new SlotPool<>(shape.frames(), () -> new FrameSlot(planeNeeds));
    this.audios = new SlotPool<>(shape.audios(), AudioSlot::new);
    this.onPublish = onPublish;
  }

  private static long nanos(Duration patience) {
    return patience.equals(RingShape.FOREVER) ? Long.MAX_VALUE : patience.toNanos();
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
      long deadline = patienceNanos;
      T slot = pool.oldest();
      while (!closed && deadline > 0 && (slot == null || unread(slot.sequence()))) {
        deadline = awaitReaders(deadline);
        slot = pool.oldest();
      }
      if (slot != null) {
        giveUpOn(slot.sequence());
      }
      if (slot == null) {
        dropped++;
        return null;
      }
      pool.take(slot);
      return slot;
    } finally {
      lock.unlock();
    }
  }

  private boolean unread(long sequence) {
    if (sequence == RingSlot.UNPUBLISHED) {
      return false;
    }
    for (int i = 0; i < readers.size(); i++) {
      if (readers.get(i).blocks(sequence)) {
        return true;
      }
    }
    return false;
  }

  private void giveUpOn(long sequence) {
    for (RingReader reader : readers) {
      if (reader.blocks(sequence)) {
        reader.late();
      }
    }
  }

  private long awaitReaders(long nanosLeft) {
    waits++;
    writerWaiting = true;
    try {
      long slice = Math.min(nanosLeft, TimeUnit.MILLISECONDS.toNanos(100));
      long notWaited = readersMoved.awaitNanos(slice);
      return nanosLeft == Long.MAX_VALUE ? nanosLeft : nanosLeft - (slice - notWaited);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    } finally {
      writerWaiting = false;
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

  /** Shows a filled frame slot to the readers. */
  void publish(FrameSlot slot) {
    publishSlot(slot);
  }

  /** Shows a filled audio slot to the readers. */
  void publish(AudioSlot slot) {
    publishSlot(slot);
  }

  private void publishSlot(RingSlot slot) {
    flushDrop();
    lock.lock();
    try {
      RingEntry entry = nextEntry();
      entry.set(slot);
      slot.sequence(next);
      next++;
    } finally {
      lock.unlock();
    }
    onPublish.run();
  }

  /** Shows a packet to the readers. */
  void packet(PacketView packet) {
    lock.lock();
    try {
      nextEntry().set(packet);
      next++;
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
      nextEntry().set(event);
      next++;
    } finally {
      lock.unlock();
    }
    onPublish.run();
  }

  private RingEntry nextEntry() {
    long deadline = patienceNanos;
    while (!closed && deadline > 0 && unread(next - entries.length)) {
      deadline = awaitReaders(deadline);
    }
    giveUpOn(next - entries.length);
    return entries[index(next)];
  }

  private int index(long sequence) {
    return (int) (sequence & (entries.length - 1));
  }

  /** A new reader; it sees what is published from now on, and only of the kinds it needs. */
  public RingReader reader(MediaNeeds needs) {
    lock.lock();
    try {
      RingReader reader = new RingReader(this, needs, next);
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
      closed = true;
      readersMoved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** What has happened so far; callable from any thread. */
  public RingFacts facts() {
    lock.lock();
    try {
      long slowest = readers.stream().mapToLong(RingReader::cursor).min().orElse(next);
      int held = readers.isEmpty() ? frames.pinned() + audios.pinned() : heldByAbandoned();
      return new RingFacts(next, next - slowest, entries.length, dropped, waits, held);
    } finally {
      lock.unlock();
    }
  }

  private int heldByAbandoned() {
    long current = readers.stream().filter(RingReader::holdsSlot).count();
    return (int) Math.max(0, frames.pinned() + audios.pinned() - current);
  }

  /** How much has been published; readable without the lock. */
  long published() {
    return next;
  }

  void lock() {
    lock.lock();
  }

  void unlock() {
    lock.unlock();
  }

  /** The entry at this position, or null when it has been overwritten. Lock held. */
  @Nullable RingEntry entry(long sequence) {
    return sequence < next - entries.length ? null : entries[index(sequence)];
  }

  /** The oldest position still kept. Lock held. */
  long oldest() {
    return Math.max(0, next - entries.length);
  }

  /** Wakes a writer that waits for room. Lock held. */
  void moved() {
    if (writerWaiting) {
      readersMoved.signalAll();
    }
  }

  /** Stops waiting for this reader. Lock held. */
  void remove(RingReader reader) {
    readers.remove(reader);
    readersMoved.signalAll();
  }

  private record Drop(String track, long from, long to) {}
}
