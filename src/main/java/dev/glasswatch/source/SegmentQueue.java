package dev.glasswatch.source;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What was fetched and not yet read, bounded in segments and in bytes: one thread fetches, one
 * reads. The fetcher waits when it is full, so that slow decoding shows as nothing but a full
 * queue; the reader waits when it is empty. The stop signal ends both waits.
 */
final class SegmentQueue {
  /** What the reader meets, in order. */
  sealed interface Item {}

  /** A demuxer must start anew here. */
  record RunStart(Optional<String> format, boolean sameClock) implements Item {}

  /** A segment begins. */
  record SegmentStart(Optional<Instant> programDateTime) implements Item {}

  /** Bytes of the segment. */
  record Chunk(byte[] bytes) implements Item {}

  /** Nothing follows. */
  record End() implements Item {}

  private final int mostSegments;
  private final long mostBytes;
  private final StopSignal stop;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Item> items = new ArrayDeque<>();
  private final Runnable wake = this::wake;

  private int segments;
  private long bytes;
  private @Nullable SourceException fault;

  SegmentQueue(SourceBounds bounds, StopSignal stop) {
    this.mostSegments = bounds.segmentsAhead();
    this.mostBytes = bounds.bytesAhead();
    this.stop = stop;
    stop.onStop(wake);
  }

  /** Adds an item when there is room for it. */
  void put(Item item) throws SourceException {
    lock.lock();
    try {
      while (!roomFor(item)) {
        stop.check();
        changed.await();
      }
      count(item, 1);
      items.add(item);
      changed.signalAll();
    } catch (InterruptedException e) {
      throw interrupted();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until another segment may be put; false when there is no room by the deadline. */
  boolean awaitRoom(Duration deadline) throws SourceException {
    lock.lock();
    try {
      long left = deadline.toNanos();
      while (segments >= mostSegments || bytes >= mostBytes) {
        stop.check();
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException e) {
      throw interrupted();
    } finally {
      lock.unlock();
    }
  }

  /** Ends it with a fault, which the reader meets after everything that was put before. */
  void fail(SourceException why) {
    lock.lock();
    try {
      fault = why;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The next item, which stays; waits for it no longer than {@code deadline}. */
  Item peek(Duration deadline) throws SourceException {
    lock.lock();
    try {
      long left = deadline.toNanos();
      while (items.isEmpty()) {
        stop.check();
        throwFault();
        if (left <= 0) {
          throw new SourceException(
              SourceFault.STALLED,
              "No bytes for %d seconds."
                  .formatted(TimeUnit.NANOSECONDS.toSeconds(deadline.toNanos())));
        }
        left = changed.awaitNanos(left);
      }
      stop.check();
      return items.getFirst();
    } catch (InterruptedException e) {
      throw interrupted();
    } finally {
      lock.unlock();
    }
  }

  /** Takes away the item that was peeked at. */
  void remove() {
    lock.lock();
    try {
      count(items.removeFirst(), -1);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether a reader need not wait. */
  boolean ready() {
    lock.lock();
    try {
      return !items.isEmpty() || fault != null;
    } finally {
      lock.unlock();
    }
  }

  private boolean roomFor(Item item) {
    return switch (item) {
      case SegmentStart _ -> segments < mostSegments;
      case Chunk chunk -> bytes == 0 || bytes + chunk.bytes().length <= mostBytes;
      case RunStart _, End _ -> true;
    };
  }

  private void count(Item item, int sign) {
    switch (item) {
      case SegmentStart _ -> segments += sign;
      case Chunk chunk -> bytes += sign * (long) chunk.bytes().length;
      case RunStart _, End _ -> {}
    }
  }

  private void throwFault() throws SourceException {
    if (fault != null) {
      throw fault;
    }
  }

  private void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static SourceException interrupted() {
    Thread.currentThread().interrupt();
    return new SourceException(SourceFault.STOPPED, "The stream's thread was interrupted.");
  }
}
