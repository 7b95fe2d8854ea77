package dev.glasswatch.detect.sync;

import org.jspecify.annotations.Nullable;

/** Where one of two tracks stands. */
final class Side {

  private boolean known;
  private long base;
  private long level;
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

  /** How far its residual has moved, but for steps. */
  long moved() {
    return level - base;
  }

  /** A step that waits for judgement. */
  @Nullable ClockStep pending() {
    return pending;
  }

  void level(long time, long residual) {
    if (!known) {
      base = residual;
    }
    known = true;
    level = residual;
    at = time;
  }

  void step(ClockStep step) {
    ClockStep before = pending;
    pending = before == null ? step : before.with(step);
    base += step.size();
    level += step.size();
  }

  void judged() {
    pending = null;
  }

  void lost() {
    known = false;
    pending = null;
  }

  /** Nothing has moved so far. */
  void settle() {
    base = level;
    pending = null;
  }
}
