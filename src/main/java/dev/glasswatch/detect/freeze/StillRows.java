package dev.glasswatch.detect.freeze;

import java.util.function.BiConsumer;

/**
 * Tells a trace for how long pictures stood still, also those that did so for less than would be an
 * incident, so that a shorter or longer wait can be tried.
 */
final class StillRows {

  private static final long SHORTEST = 1_000_000;
  private static final long EVERY = 500_000;
  private static final long NONE = Long.MAX_VALUE;

  private final StillWatch still;
  private final BiConsumer<FreezeRow, long[]> rows;
  private long told = NONE;
  private long toldTo;
  private long movesSince = NONE;

  StillRows(StillWatch still, BiConsumer<FreezeRow, long[]> rows) {
    this.still = still;
    this.rows = rows;
  }

  /**
   * A frame was looked at.
   *
   * @param followed whether a standstill is under way, whose end is found in another way
   */
  void frame(CellHistory history, boolean followed) {
    long time = history.time(history.end() - 1);
    long from = still.since();
    if (from != told) {
      end(time, followed);
    }
    if (from != NONE
        && still.offSince() == NONE
        && isNews(from, time)
        && still.showsSomething(history)) {
      told = from;
      toldTo = time;
      rows.accept(FreezeRow.STILL, new long[] {time, from});
    }
    movesSince = still.offSince();
  }

  private boolean isNews(long from, long time) {
    return time - from >= SHORTEST && (told == NONE || time - toldTo >= EVERY);
  }

  /** What was told of is over. */
  void end(long time, boolean followed) {
    if (told != NONE) {
      long end = movesSince == NONE ? time : movesSince;
      rows.accept(FreezeRow.STILL_ENDS, new long[] {time, end, followed ? 1 : 0});
    }
    told = NONE;
  }
}
