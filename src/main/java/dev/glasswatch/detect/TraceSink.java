package dev.glasswatch.detect;

/**
 * Takes the rows of numbers that a detector decides from, in the order in which it does, so that
 * {@link TraceReplay} can decide again without pictures or sound. Called from within the detector's
 * own calls only; never blocks and never fails.
 *
 * <p>A detector writes a row before it acts on it. Rows are stored exactly, each column as the
 * difference to the same column of the row before of that kind, and compressed: numbers that stay
 * the same cost next to nothing, small whole numbers little, and those of a {@code double} a lot.
 */
@FunctionalInterface
public interface TraceSink {

  /** Keeps nothing. */
  TraceSink NONE = (track, kind, values) -> {};

  /**
   * Takes one row.
   *
   * @param track what was measured, such as {@code v:0}
   * @param kind what the numbers are, by the detector's own count from 0 to 99
   * @param values the media time in microseconds and then whatever there is; copied
   */
  void row(String track, int kind, long[] values);
}
