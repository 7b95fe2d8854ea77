package dev.glasswatch.media.ffmpeg;

/**
 * Box-average downscaling one sample at a time: the definition of what {@link LumaScaler} computes,
 * and what it calls for the columns that don't fill a vector.
 *
 * <p>A plane pixel is the mean of {@code factor} x {@code factor} samples, taken to 8 bits in the
 * same step: {@code (sum + half) >> shift}, rounded half up, at most 255.
 */
final class ScalarLuma {

  private ScalarLuma() {}

  /**
   * Computes one output row from column {@code from} on.
   *
   * @param source address of the first of {@code factor} source rows
   * @param stride bytes from one source row to the next; negative in pictures stored bottom up
   */
  static void row8(
      long source, long stride, int factor, byte[] out, int outRow, int from, int width) {
    int shift = 2 * Integer.numberOfTrailingZeros(factor);
    for (int x = from; x < width; x++) {
      int sum = 0;
      for (int y = 0; y < factor; y++) {
        long at = source + y * stride + (long) x * factor;
        for (int i = 0; i < factor; i++) {
          sum += NativeMemory.int8(at + i) & 0xFF;
        }
      }
      out[outRow + x] = rounded(sum, shift);
    }
  }

  /** As above for 16-bit little-endian samples whose value reaches up to bit {@code bits}. */
  static void row16(
      long source, long stride, int factor, int bits, byte[] out, int outRow, int from, int width) {
    int shift = 2 * Integer.numberOfTrailingZeros(factor) + bits - 8;
    for (int x = from; x < width; x++) {
      int sum = 0;
      for (int y = 0; y < factor; y++) {
        long at = source + y * stride + 2L * x * factor;
        for (int i = 0; i < factor; i++) {
          sum += NativeMemory.int16(at + 2L * i) & 0xFFFF;
        }
      }
      out[outRow + x] = rounded(sum, shift);
    }
  }

  static byte rounded(int sum, int shift) {
    int half = shift == 0 ? 0 : 1 << (shift - 1);
    return (byte) Math.min(255, (sum + half) >> shift);
  }
}
