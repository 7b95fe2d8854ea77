package dev.glasswatch.source;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A ring of bytes between the thread that receives datagrams and the one that reads them. A
 * datagram that finds no room is dropped whole, so that packets inside stay aligned.
 */
final class DatagramBuffer {
  private final byte[] ring;
  private final StopSignal stop;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();

  private int from;
  private int filled;
  private @Nullable SourceException fault;

  DatagramBuffer(int capacity, StopSignal stop) {
    this.ring = new byte[capacity];
    this.stop = stop;
    stop.onStop(this::wake);
  }

  /** Takes a datagram in; false when there is no room for it. */
  boolean offer(ByteBuffer datagram) {
    lock.lock();
    try {
      int length = datagram.remaining();
      if (length > ring.length - filled) {
        return false;
      }
      int at = (from + filled) % ring.length;
      int straight = Math.min(length, ring.length - at);
      datagram.get(ring, at, straight);
      datagram.get(ring, 0, length - straight);
      filled += length;
      arrived.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Ends it: the reader meets the fault after what is in it. */
  void fail(SourceException why) {
    lock.lock();
    try {
      fault = why;
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Reads what is there; 0 when nothing came by the deadline. */
  int read(ByteBuffer into, Duration deadline) throws SourceException {
    lock.lock();
    try {
      long left = deadline.toNanos();
      while (filled == 0) {
        stop.check();
        if (fault != null) {
          throw fault;
        }
        if (left <= 0) {
          return 0;
        }
        left = arrived.awaitNanos(left);
      }
      stop.check();
      return take(into);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceException(SourceFault.STOPPED, "The stream's thread was interrupted.");
    } finally {
      lock.unlock();
    }
  }

  boolean ready() {
    lock.lock();
    try {
      return filled > 0;
    } finally {
      lock.unlock();
    }
  }

  private int take(ByteBuffer into) {
    int count = Math.min(Math.min(into.remaining(), filled), ring.length - from);
    into.put(ring, from, count);
    from = (from + count) % ring.length;
    filled -= count;
    return count;
  }

  private void wake() {
    lock.lock();
    try {
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
