package dev.glasswatch.detect.sync;

import org.jspecify.annotations.Nullable;

/**
 * Where one of two tracks stands, and stood for the last seconds: one is known earlier than the
 * other, and both are compared at the same media time.
 */
final class Side {

  private static final int KEPT = 32;

  private final long[] times = new long[KEPT];
  private final long[] moves = new long[KEPT];
  private int count;
  private boolean known;
  private long base;
  private long at;
  private @Nullable ClockStep pending;

  /** Whether its residual is known. */
  boolean known() {
    return known;
  }

  /** Media time up to which it is. */
  long at() {
    return at;
  }

  /** How far its residual had moved at a media time, but for steps. */
  long moved(long time) {
    int found = (count - 1) % KEPT;
    for (int i = count - 1; i >= Math.max(0, count - KEPT); i--) {
      found = i % KEPT;
      if (times[found] <= time) {
        break;
      }
    }
    return moves[found];
  }

  /** A step that waits for judgement. */
  @Nullable ClockStep pending() {
    return pending;
  }

  void level(long time, long residual) {
    if (!known) {
      base = residual;
      count = 0;
    }
    known = true;
    at = time;
    times[count % KEPT] = time;
    moves[count % KEPT] = residual - base;
    count++;
  }

  void step(ClockStep step) {
    ClockStep before = pending;
    pending = before == null ? step : before.with(step);
    base += step.size();
  }

  void judged() {
    pending = null;
  }

  void lost() {
    known = false;
    pending = null;
  }

  /** Nothing has moved until a media time. */
  void settle(long time) {
    pending = null;
    if (known) {
      long moved = moved(time);
      base += moved;
      for (int i = 0; i < KEPT; i++) {
        moves[i] -= moved;
      }
    }
  }
}
