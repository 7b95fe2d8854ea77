package dev.glasswatch.detect.black;

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

  private ColumnSums() {}

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
    if (even < BYTES.length()) {
      scalar(pixels, from, width, rows, litAbove, pairs, lit);
      return;
    }
    int last = even - BYTES.length();
    for (int x = 0; x < last; x += BYTES.length()) {
      columns(pixels, from + x, width, rows, litAbove, pairs, lit, x);
    }
    // Overlaps the one before rather than leaving a tail.
    columns(pixels, from + last, width, rows, litAbove, pairs, lit, last);
  }

  private static void columns(
      byte[] pixels,
      int from,
      int width,
      int rows,
      int litAbove,
      short[] pairs,
      byte[] lit,
      int x) {
    // Bytes are compared as signed: flipping the top bit keeps the order of unsigned ones.
    byte flipped = (byte) (litAbove ^ 0x80);
    ShortVector luma = ShortVector.zero(SHORTS);
    ByteVector count = ByteVector.zero(BYTES);
    for (int row = 0; row < rows; row++) {
      ByteVector values = ByteVector.fromArray(BYTES, pixels, from + row * width);
      VectorMask<Byte> bright =
          values.lanewise(VectorOperators.XOR, (byte) 0x80).compare(VectorOperators.GT, flipped);
      count = count.sub((ByteVector) bright.toVector());
      ShortVector twos = values.reinterpretAsShorts();
      luma = luma.add(twos.and((short) 0xff)).add(twos.lanewise(VectorOperators.LSHR, 8));
    }
    luma.intoArray(pairs, x / 2);
    count.intoArray(lit, x);
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
