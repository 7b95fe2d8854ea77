package dev.glasswatch.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/**
 * Who reads a ring, and how long its writer waits for them. Guarded by the ring's lock, which
 * waiting gives up meanwhile.
 */
final class RingReaders {

  private final Condition moved;
  private final long patienceNanos;
  private final List<RingReader> readers = new ArrayList<>();
  private boolean writerWaiting;
  private boolean closed;
  private long waits;

  RingReaders(Condition moved, Duration patience) {
    this.moved = moved;
    this.patienceNanos = patience.equals(RingShape.FOREVER) ? Long.MAX_VALUE : patience.toNanos();
  }

  void add(RingReader reader) {
    readers.add(reader);
  }

  /** The writer waits for this one no more. */
  void remove(RingReader reader) {
    readers.remove(reader);
    moved.signalAll();
  }

  boolean isEmpty() {
    return readers.isEmpty();
  }

  /** How far the slowest has got; {@code otherwise} when there is none. */
  long slowest(long otherwise) {
    return readers.stream().mapToLong(RingReader::cursor).min().orElse(otherwise);
  }

  /** How many hold a slot at present. */
  long holding() {
    return readers.stream().filter(RingReader::holdsSlot).count();
  }

  /** How long the writer may wait from now on: nanoseconds, 0 once it waits no more. */
  long patience() {
    return closed ? 0 : patienceNanos;
  }

  /** Whether somebody whom the writer waits for has not read this position. */
  boolean unread(long position) {
    if (position == RingSlot.UNPUBLISHED) {
      return false;
    }
    for (int i = 0; i < readers.size(); i++) {
      if (readers.get(i).blocks(position)) {
        return true;
      }
    }
    return false;
  }

  /** Waits for no one any more who has not read this position, until they move again. */
  void giveUpOn(long position) {
    for (int i = 0; i < readers.size(); i++) {
      if (readers.get(i).blocks(position)) {
        readers.get(i).late();
      }
    }
  }

  /** Waits until a reader moves or a moment has passed; returns what is left of the patience. */
  long await(long nanosLeft) {
    waits++;
    writerWaiting = true;
    try {
      long slice = Math.min(nanosLeft, TimeUnit.MILLISECONDS.toNanos(100));
      long notWaited = moved.awaitNanos(slice);
      boolean forever = nanosLeft == Long.MAX_VALUE;
      long left = forever ? nanosLeft : nanosLeft - (slice - notWaited);
      return closed ? 0 : left;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    } finally {
      writerWaiting = false;
    }
  }

  /** Times that the writer waited. */
  long waits() {
    return waits;
  }

  /** A reader has moved: wakes a writer that waits for room. */
  void moved() {
    if (writerWaiting) {
      moved.signalAll();
    }
  }

  /** Lets the writer run on whatever the readers do. */
  void close() {
    closed = true;
    moved.signalAll();
  }
}
