package dev.glasswatch.source;

import java.util.OptionalLong;

/**
 * Part of a resource.
 *
 * @param offset first byte
 * @param length number of bytes, or empty for all that follow
 */
record ByteSpan(long offset, OptionalLong length) {
  static final ByteSpan WHOLE = from(0);

  ByteSpan {
    if (offset < 0 || length.orElse(1) < 1) {
      throw new IllegalArgumentException("no such part: " + offset + " " + length);
    }
  }

  static ByteSpan from(long offset) {
    return new ByteSpan(offset, OptionalLong.empty());
  }

  static ByteSpan of(long offset, long length) {
    return new ByteSpan(offset, OptionalLong.of(length));
  }

  boolean whole() {
    return offset == 0 && length.isEmpty();
  }

  /** What is left of it after its first {@code bytes}. */
  ByteSpan after(long bytes) {
    return length.isEmpty() ? from(offset + bytes) : of(offset + bytes, length.getAsLong() - bytes);
  }

  /** The value of a {@code Range} header (RFC 9110, 14.1.2). */
  String header() {
    String last = length.isEmpty() ? "" : Long.toString(offset + length.getAsLong() - 1);
    return "bytes=" + offset + "-" + last;
  }
}
