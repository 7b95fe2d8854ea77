package dev.glasswatch.detect.black;

import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Adds up the columns of a band of rows: the luma of each pair of columns, and how many pixels of
 * each column are lit. One pass over the pixels with the Vector API; {@link #scalar} is its twin in
 * plain Java. Of an odd width the last column is left out.
 */
final class ColumnSums {

  /** Most rows in a band: the sums of more would not fit 15 bits. */
  static final int MAX_ROWS = 64;

  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_PREFERRED;
  private static final int STEP = BYTES.length();

  /** A vector's length of zeros, then as many bytes of ones. */
  private static final byte[] FRESH = fresh();

  private ColumnSums() {}

  private static byte[] fresh() {
    byte[] bytes = new byte[2 * STEP];
    Arrays.fill(bytes, STEP, 2 * STEP, (byte) -1);
    return bytes;
  }

  /**
   * Fills {@code pairs} and {@code lit}.
   *
   * @param pixels unsigned luma, row by row
   * @param from index of the band's first pixel
   * @param width columns, which is also the distance between rows
   * @param rows rows in the band, at most {@link #MAX_ROWS}
   * @param litAbove a pixel is lit when its luma is above this, 0 to 255
   * @param pairs luma of columns 0 and 1, 2 and 3, …
   * @param lit lit pixels of columns 0, 1, 2, …
   */
  static void vector(
      byte[] pixels, int from, int width, int rows, int litAbove, short[] pairs, byte[] lit) {
    int even = width & ~1;
    if (even < STEP) {
      scalar(pixels, from, width, rows, litAbove, pairs, lit);
      return;
    }
    Arrays.fill(pairs, 0, even / 2, (short) 0);
    Arrays.fill(lit, 0, even, (byte) 0);
    // Bytes are compared as signed: flipping the top bit keeps the order of unsigned ones.
    byte flipped = (byte) (litAbove ^ 0x80);
    for (int row = 0; row < rows; row++) {
      addRow(pixels, from + row * width, even, flipped, pairs, lit);
    }
  }

  // Row by row, though sums then go through memory: they stay in the nearest cache, while pixels
  // come from another core's, and only what is read in one line is fetched ahead.
  private static void addRow(
      byte[] pixels, int from, int even, byte flipped, short[] pairs, byte[] lit) {
    int last = even - STEP;
    int x = 0;
    for (; x < last; x += STEP) {
      add(ByteVector.fromArray(BYTES, pixels, from + x), flipped, pairs, lit, x);
    }
    // Overlaps the one before rather than leaving a tail; what was counted counts as 0.
    ByteVector fresh = ByteVector.fromArray(BYTES, FRESH, STEP - (x - last));
    ByteVector values = ByteVector.fromArray(BYTES, pixels, from + last);
    add(values.and(fresh), flipped, pairs, lit, last);
  }

  private static void add(ByteVector values, byte flipped, short[] pairs, byte[] lit, int x) {
    VectorMask<Byte> bright =
        values.lanewise(VectorOperators.XOR, (byte) 0x80).compare(VectorOperators.GT, flipped);
    ByteVector count = ByteVector.fromArray(BYTES, lit, x);
    count.sub((ByteVector) bright.toVector()).intoArray(lit, x);
    ShortVector twos = values.reinterpretAsShorts();
    ShortVector luma = ShortVector.fromArray(SHORTS, pairs, x / 2);
    luma.add(twos.and((short) 0xff))
        .add(twos.lanewise(VectorOperators.LSHR, 8))
        .intoArray(pairs, x / 2);
  }

  /** As {@link #vector}, in plain Java. */
  static void scalar(
      byte[] pixels, int from, int width, int rows, int litAbove, short[] pairs, byte[] lit) {
    for (int x = 0; x < (width & ~1); x += 2) {
      int sum = 0;
      int left = 0;
      int right = 0;
      for (int row = 0; row < rows; row++) {
        int first = pixels[from + row * width + x] & 0xff;
        int second = pixels[from + row * width + x + 1] & 0xff;
        sum += first + second;
        left += first > litAbove ? 1 : 0;
        right += second > litAbove ? 1 : 0;
      }
      pairs[x / 2] = (short) sum;
      lit[x] = (byte) left;
      lit[x + 1] = (byte) right;
    }
  }
}
