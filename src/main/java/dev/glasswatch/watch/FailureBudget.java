package dev.glasswatch.watch;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Decides when a detector that keeps failing gets a rest. Counts media time, not wall time, so that
 * the same file gives the same verdict on every run. Ten failures within a minute, and it rests for
 * half a minute.
 */
final class FailureBudget {

  static final int MOST = 10;
  static final long WINDOW_US = 60_000_000;
  static final long REST_US = 30_000_000;

  private final Deque<Long> recent = new ArrayDeque<>(MOST);
  private long restUntil = Long.MIN_VALUE;
  private long last;

  /** Notes a failure at this media time. */
  void failed(long mediaTime) {
    last = mediaTime;
    while (!recent.isEmpty() && recent.getFirst() <= mediaTime - WINDOW_US) {
      recent.removeFirst();
    }
    recent.addLast(mediaTime);
    if (recent.size() >= MOST) {
      recent.clear();
      restUntil = mediaTime + REST_US;
    }
  }

  /** Whether the detector rests at this media time. */
  boolean resting(long mediaTime) {
    return mediaTime < restUntil;
  }

  /** When it last failed. */
  long lastFailure() {
    return last;
  }

  /** Whether it has not failed for so long that earlier failures no longer matter. */
  boolean healthy(long mediaTime) {
    return mediaTime - last >= 2 * WINDOW_US;
  }
}
