package dev.glasswatch.evidence;

/**
 * How writing traces is going, since the start.
 *
 * @param blocks blocks that were written
 * @param bytes bytes that they take
 * @param dropped blocks that were dropped because too many waited
 * @param failed blocks that could not be written
 */
public record TraceFacts(long blocks, long bytes, long dropped, long failed) {

  /** Whether everything that was recorded is in the files. */
  public boolean complete() {
    return dropped == 0 && failed == 0;
  }
}
