package dev.glasswatch.watch;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The call that a worker makes into a detector at present, if any. It either ends or is given up by
 * the watchdog, whichever comes first, and never both: so an interrupt meant for a hung call cannot
 * hit what the worker does next.
 */
final class DetectorCall {

  private static final long NONE = Long.MIN_VALUE;
  private static final long GIVEN_UP = Long.MIN_VALUE + 1;

  private final AtomicLong started = new AtomicLong(NONE);

  /** A call begins; false, and then it must not be made, when the one before was given up. */
  boolean begin(long now) {
    return started.compareAndSet(NONE, now);
  }

  /** The call, if there is one, has returned. Called by the worker that makes it. */
  void end() {
    long since = started.get();
    if (since != GIVEN_UP) {
      started.compareAndSet(since, NONE);
    }
  }

  /**
   * Gives up a call that has taken longer than this; whether there was one, and it had not ended.
   */
  boolean giveUp(long now, long longest) {
    long since = started.get();
    return underWay(since) && now - since > longest && started.compareAndSet(since, GIVEN_UP);
  }

  boolean givenUp() {
    return started.get() == GIVEN_UP;
  }

  /** How long the present call has taken, or 0. */
  long nanos(long now) {
    long since = started.get();
    return underWay(since) ? now - since : 0;
  }

  private static boolean underWay(long since) {
    return since != NONE && since != GIVEN_UP;
  }
}
