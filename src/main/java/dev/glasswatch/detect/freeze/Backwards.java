package dev.glasswatch.detect.freeze;

/**
 * Looks at a standstill from its end: backwards in time, motion that begins at once is motion that
 * stops dead, and is judged as such.
 */
final class Backwards {

  /** The end that is found must be the end that was meant, to so many microseconds. */
  private static final long NEAR = 250_000;

  private final CellHistory reversed = new CellHistory(Long.MAX_VALUE / 2);
  private final StopSearch search;

  Backwards(long window, double movingLimit, StopRule rule) {
    this.search = StopSearch.sure(window, movingLimit, rule);
  }

  /**
   * How surely motion began at once, 0 to 1.
   *
   * @param from media time of the first repeated frame; nothing before its picture is looked at
   * @param end media time of the first frame that moves again
   */
  double score(CellHistory history, long from, long end) {
    reverse(history, from);
    search.restart(reversed.first());
    return search
        .search(reversed)
        .filter(stop -> Math.abs(firstMoving(history, stop) - end) <= NEAR)
        .map(StopSearch.Stop::score)
        .orElse(0.0);
  }

  // A keyframe's new coding shows with the step to it, which backwards leads to the frame before
  private void reverse(CellHistory history, long from) {
    reversed.restart(history.columns(), history.rows());
    boolean keyframe = false;
    for (long frame = history.end() - 1; frame >= first(history, from); frame--) {
      System.arraycopy(history.sums(frame), 0, reversed.sumsToFill(), 0, history.cells());
      reversed.add(-history.time(frame), keyframe);
      keyframe = history.keyframe(frame);
    }
  }

  private static long first(CellHistory history, long from) {
    long frame = history.first();
    while (frame < history.end() - 1 && history.time(frame + 1) < from) {
      frame++;
    }
    return frame;
  }

  // The first that repeats backwards is the last but one that repeated
  private long firstMoving(CellHistory history, StopSearch.Stop stop) {
    long back = stop.frame() - reversed.first();
    return history.time(Math.min(history.end() - 1, history.end() + 1 - back));
  }
}
