package dev.glasswatch.media.ffmpeg;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many native objects (contexts, packets, frames) this process holds at present: the number
 * that must return to where it was when streams stop.
 */
public final class NativeCount {

  private static final AtomicLong OPEN = new AtomicLong();

  private NativeCount() {}

  static void opened() {
    OPEN.incrementAndGet();
  }

  static void closed() {
    OPEN.decrementAndGet();
  }

  /** Native objects open now; callable from any thread. */
  public static long open() {
    return OPEN.get();
  }
}
