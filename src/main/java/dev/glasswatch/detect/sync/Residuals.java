package dev.glasswatch.detect.sync;

import java.util.Arrays;

/** The residuals of about a second. */
final class Residuals {

  private static final int MOST = 256;

  private final long[] values = new long[MOST];
  private int size;
  private long from;
  private long to;
  private long startedAt;

  void clear() {
    size = 0;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /** The first of them. */
  long first() {
    return values[0];
  }

  /** Media time of the first of them. */
  long startedAt() {
    return startedAt;
  }

  /** How much was counted from the first to the last of them. */
  long span() {
    return size == 0 ? 0 : to - from;
  }

  void add(long at, long counted, long residual) {
    if (size == 0) {
      from = counted;
      startedAt = at;
    }
    to = counted;
    if (size < MOST) {
      values[size++] = residual;
    }
  }

  long median() {
    long[] sorted = Arrays.copyOf(values, size);
    Arrays.sort(sorted);
    return sorted[size / 2];
  }
}
