package dev.glasswatch.detect.sync;

/** Hears how one track's timestamps stand against what it holds. All times in microseconds. */
interface LevelListener {

  /** A second went by, at the end of which the residual was this. */
  void level(long at, long residual);

  /** The residual has changed for good, by {@code step.size()}. */
  void step(ClockStep step);

  /** From here on it isn't known, until the next level. */
  void lost(long at);
}
