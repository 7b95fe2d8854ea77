package dev.glasswatch.media.ffmpeg;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Reads and writes native memory by address, without an object per access. Nothing is checked:
 * callers pass addresses and sizes that libavcodec or libavformat gave them a moment ago.
 */
final class NativeMemory {

  /** The whole address space, so that an address is an offset. */
  static final MemorySegment ALL = everything();

  private NativeMemory() {}

  @SuppressWarnings("restricted")
  private static MemorySegment everything() {
    return MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
  }

  static byte int8(long address) {
    return ALL.get(ValueLayout.JAVA_BYTE, address);
  }

  static short int16(long address) {
    return ALL.get(ValueLayout.JAVA_SHORT_UNALIGNED, address);
  }

  static int int32(long address) {
    return ALL.get(ValueLayout.JAVA_INT_UNALIGNED, address);
  }

  static long int64(long address) {
    return ALL.get(ValueLayout.JAVA_LONG_UNALIGNED, address);
  }

  static float float32(long address) {
    return ALL.get(ValueLayout.JAVA_FLOAT_UNALIGNED, address);
  }

  static double float64(long address) {
    return ALL.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, address);
  }

  static void int32(long address, int value) {
    ALL.set(ValueLayout.JAVA_INT_UNALIGNED, address, value);
  }

  static void int64(long address, long value) {
    ALL.set(ValueLayout.JAVA_LONG_UNALIGNED, address, value);
  }

  /** Copies bytes out. */
  static void copy(long address, byte[] into, int at, int length) {
    MemorySegment.copy(ALL, ValueLayout.JAVA_BYTE, address, into, at, length);
  }

  /** Copies bytes in. */
  static void copy(byte[] from, int at, long address, int length) {
    MemorySegment.copy(from, at, ALL, ValueLayout.JAVA_BYTE, address, length);
  }
}
