package dev.glasswatch.detect.sync;

/**
 * How far sound and picture are apart: by the clock against how they were before, by a line-up
 * signal outright, by a reference against what it shows.
 *
 * @param kind {@code constant}, {@code step} or {@code drift}
 * @param method {@code clock}, {@code marker} or {@code reference}
 * @param reason what moved, as in payloads
 * @param from media time at which it began
 * @param offset microseconds, early sound positive
 * @param least least and
 * @param most greatest offset that it may be
 * @param ppm how fast they run apart at present, parts per million
 */
record Apart(
    String kind,
    String method,
    String reason,
    long from,
    long offset,
    long least,
    long most,
    long ppm) {

  /** The end of the interval that is nearer to 0. */
  long surely() {
    return least > 0 ? least : Math.min(most, 0);
  }
}
