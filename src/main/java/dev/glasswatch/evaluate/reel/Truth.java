package dev.glasswatch.evaluate.reel;

/**
 * A defect that is in a reel for certain.
 *
 * @param suffered what it is
 * @param from its first bad frame or sample, microseconds from the first frame
 * @param to its first good one after that
 */
public record Truth(Suffered suffered, long from, long to) {

  /** How long it lasts, microseconds. */
  public long length() {
    return to - from;
  }
}
