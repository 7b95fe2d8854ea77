package dev.glasswatch.watch;

import java.time.Duration;

/**
 * How the workers that run detectors behave.
 *
 * @param workers threads that run detectors, normally the number of cores
 * @param relieveAfter a call that takes longer than this gets its worker a stand-in, so that other
 *     detectors do not wait for it
 * @param abandonAfter a call that takes longer than this is given up for good
 * @param spare most stand-ins at any time, beyond which detectors wait; and lost threads from which
 *     on a detector that hangs again is not run any more
 * @param tick how often live watches are told that wall time passes
 */
public record PoolSettings(
    int workers, Duration relieveAfter, Duration abandonAfter, int spare, Duration tick) {

  /**
   * One worker a core. A call should take microseconds: 200 ms is surely not work, and 5 s covers a
   * machine that was paused or swapped. The spare threads are enough for one bad plug-in to hang
   * once in each of 50 streams.
   */
  public static PoolSettings forCores(int cores) {
    return new PoolSettings(
        cores, Duration.ofMillis(200), Duration.ofSeconds(5), 64, Duration.ofMillis(250));
  }

  /** Rejects a pool without workers. */
  public PoolSettings {
    if (workers < 1 || spare < 0) {
      throw new IllegalArgumentException("A pool needs at least one worker");
    }
  }
}
