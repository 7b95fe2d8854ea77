package dev.glasswatch.evidence;

import java.util.Arrays;

/**
 * Bytes that grow, of whole numbers in groups of seven bits, lowest first (LEB128). Signed numbers
 * are folded, so that small ones of either sign are short.
 */
final class Varints {

  private static final int FIRST_SIZE = 64;
  private static final int LONGEST = 10;

  private byte[] bytes = new byte[FIRST_SIZE];
  private int size;

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /** Adds a number of either sign; returns how many bytes it took. */
  int signed(long value) {
    return unsigned(value << 1 ^ value >> 63);
  }

  /** Adds a number as if it had no sign; returns how many bytes it took. */
  int unsigned(long value) {
    if (bytes.length - size < LONGEST) {
      room(LONGEST);
    }
    int before = size;
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
    return size - before;
  }

  void bytes(byte[] more) {
    unsigned(more.length);
    raw(more, more.length);
  }

  void bytes(Varints more) {
    unsigned(more.size);
    raw(more.bytes, more.size);
  }

  private void raw(byte[] more, int length) {
    room(length);
    System.arraycopy(more, 0, bytes, size, length);
    size += length;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
