package dev.glasswatch.evidence;

import java.time.Duration;
import java.util.Optional;

/**
 * How much is kept of traces.
 *
 * @param keepFor age at which a file is deleted; empty keeps them
 * @param mostBytes size of all files together above which the oldest are deleted; empty sets none
 * @param fileBytes size at which a file is finished and another begun, as at midnight UTC
 */
public record TraceLimits(Optional<Duration> keepFor, Optional<Long> mostBytes, long fileBytes) {

  private static final long FILE_BYTES = 64L << 20;

  /** Nothing is ever deleted. */
  public static final TraceLimits KEEP_ALL =
      new TraceLimits(Optional.empty(), Optional.empty(), FILE_BYTES);

  /** Deletes what is too old, and the oldest when all together is too much. */
  public static TraceLimits keeping(Duration keepFor, long mostBytes) {
    return new TraceLimits(Optional.of(keepFor), Optional.of(mostBytes), FILE_BYTES);
  }
}
