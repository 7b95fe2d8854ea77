package dev.glasswatch.evidence;

import java.nio.charset.StandardCharsets;

/** Reads what {@link Varints} wrote; fails on bytes that it never writes. */
final class VarintReader {

  /** The bytes are not what a trace holds. */
  static final class DamagedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DamagedException(String what) {
      super(what);
    }
  }

  private final byte[] bytes;
  private final int end;
  private int at;

  VarintReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private VarintReader(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /** A reader that begins where this one is. */
  VarintReader again() {
    return new VarintReader(bytes, at, end);
  }

  long unsigned() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at == end) {
        throw new DamagedException("numbers end too soon");
      }
      byte next = bytes[at++];
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new DamagedException("a number is too long");
  }

  long signed() {
    long folded = unsigned();
    return folded >>> 1 ^ -(folded & 1);
  }

  /** A number of things, each of which takes at least a byte. */
  int count() {
    long count = unsigned();
    if (count < 0 || count > end - at) {
      throw new DamagedException("a count is too large");
    }
    return (int) count;
  }

  String text() {
    int length = count();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  /** A part with a length of its own. */
  VarintReader part() {
    int length = count();
    VarintReader part = new VarintReader(bytes, at, at + length);
    at += length;
    return part;
  }

  boolean atEnd() {
    return at == end;
  }
}
