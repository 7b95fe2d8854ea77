package dev.glasswatch.incident;

import java.time.Duration;

/**
 * How often a matter has come up of late, and for how long an incident of it is kept open because
 * of that. Three times are put down to chance; with each further one the keep-open time doubles, so
 * that something that comes and goes all night is one incident and not forty. When it has not come
 * up for {@value #CALM_US} microseconds of media time, or for twice the time that it is kept open,
 * counting starts from the beginning.
 */
final class Flapping {

  /** How often it came up, among the details of an incident that is kept open longer. */
  static final String TIMES = "flapping";

  /** For how long it must be gone now, in seconds; likewise. */
  static final String KEPT_OPEN = "keepOpenSeconds";

  static final long CALM_US = 300_000_000;

  private static final long LONGEST_US = Duration.ofMinutes(5).toNanos() / 1000;
  private static final int CHANCE = 3;
  private static final int MOST_DOUBLINGS = 10;

  private final long keepOpen;
  private final boolean grows;
  private int times;
  private long cameUpAt;

  /**
   * It has not come up yet.
   *
   * @param keepOpen what the rule says, microseconds
   * @param grows whether the time grows at all
   */
  Flapping(long keepOpen, boolean grows) {
    this.keepOpen = keepOpen;
    this.grows = grows;
  }

  /** There is an incident of it, or it is back within one, at this media time. */
  void cameUp(long mediaTime) {
    if (Math.abs(mediaTime - cameUpAt) > Math.max(CALM_US, 2 * keepOpen())) {
      times = 0;
    }
    goOn(times + 1, mediaTime);
  }

  /** It has come up so often, the last time at this media time. */
  void goOn(int soOften, long mediaTime) {
    times = soOften;
    cameUpAt = mediaTime;
  }

  /** Whether incidents are kept open for longer than the rule says. */
  boolean isPresent() {
    return keepOpen() > keepOpen;
  }

  int times() {
    return times;
  }

  /** How long it must be gone, microseconds of media time. */
  long keepOpen() {
    if (!grows || times <= CHANCE) {
      return keepOpen;
    }
    long grown = keepOpen << Math.min(times - CHANCE, MOST_DOUBLINGS);
    return Math.max(keepOpen, Math.min(grown, LONGEST_US));
  }
}
