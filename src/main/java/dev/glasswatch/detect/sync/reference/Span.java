package dev.glasswatch.detect.sync.reference;

/**
 * A stretch of media time, microseconds.
 *
 * @param from its beginning
 * @param to its end
 */
record Span(long from, long to) {

  static final Span NONE = new Span(0, 0);

  long length() {
    return to - from;
  }
}
