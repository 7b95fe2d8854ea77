package dev.glasswatch.detect.sync;

/**
 * Follows one track's residual, timestamp minus counted content, by medians over a second. A
 * residual that leaves its level and stays somewhere else for a second is a step; one that comes
 * back was a glitch; one that finds no new level is lost.
 */
final class TrackLevel {

  /** Containers round to a millisecond, multiplexers to a few; what is smaller goes as drift. */
  static final long TOLERANCE = 15_000;

  private static final long SECOND = 1_000_000;
  private static final long PATIENCE = 4_000_000;
  private static final int FEWEST = 8;
  private static final long NONE = Long.MIN_VALUE;

  private final LevelListener listener;
  private final Residuals current = new Residuals();
  private final Residuals fresh = new Residuals();
  private boolean known;
  private long level;
  private long offSince = NONE;
  private long goodUntil;
  private long lossAt = NONE;

  TrackLevel(LevelListener listener) {
    this.listener = listener;
  }

  /** Whether there is a level. */
  boolean known() {
    return known;
  }

  /** The transport lost something just before this media time. */
  void loss(long at) {
    lossAt = at;
  }

  /**
   * Takes the next piece of the track.
   *
   * @param at its media time
   * @param counted how much content came before it
   * @param residual its raw timestamp minus that
   */
  void add(long at, long counted, long residual) {
    if (known && near(residual, level)) {
      steady(at, counted, residual);
    } else {
      off(at, counted, residual);
    }
  }

  private static boolean near(long residual, long level) {
    return Math.abs(residual - level) <= TOLERANCE;
  }

  private void steady(long at, long counted, long residual) {
    fresh.clear();
    offSince = NONE;
    goodUntil = at;
    current.add(at, counted, residual);
    if (current.span() >= SECOND) {
      level = current.median();
      current.clear();
      listener.level(at, level);
    }
  }

  private void off(long at, long counted, long residual) {
    offSince = offSince == NONE ? counted : offSince;
    if (!fresh.isEmpty() && !near(residual, fresh.first())) {
      fresh.clear();
    }
    fresh.add(at, counted, residual);
    if (fresh.span() >= SECOND && fresh.size() >= FEWEST) {
      settle(at);
    } else if (known && counted - offSince > PATIENCE) {
      lose(at);
    }
  }

  private void settle(long at) {
    long found = fresh.median();
    long size = found - level;
    long startedAt = fresh.startedAt();
    boolean stepped = known;
    known = true;
    level = found;
    offSince = NONE;
    current.clear();
    fresh.clear();
    if (stepped) {
      listener.step(new ClockStep(goodUntil, startedAt, size, lossNear(startedAt)));
    }
    goodUntil = at;
    listener.level(at, found);
  }

  private boolean lossNear(long startedAt) {
    return lossAt != NONE && lossAt >= goodUntil - SECOND && lossAt <= startedAt + SECOND;
  }

  /** What comes next has nothing to do with what came before. */
  void lose(long at) {
    current.clear();
    fresh.clear();
    offSince = NONE;
    if (known) {
      known = false;
      listener.lost(at);
    }
  }
}
