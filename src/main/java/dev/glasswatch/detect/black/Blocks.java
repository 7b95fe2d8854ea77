package dev.glasswatch.detect.black;

import java.util.Arrays;

/** The mean luma and the lit pixels of each block of a picture. */
final class Blocks {

  private final BlockGrid grid;
  private final int width;
  private final short[] pairLuma;
  private final byte[] columnLit;
  private final double[] means;
  private final int[] lit;
  private final int[] histogram = new int[256];
  private long luma;
  private int litPixels;

  Blocks(BlockGrid grid, int width) {
    this.grid = grid;
    this.width = width;
    this.pairLuma = new short[width / 2];
    this.columnLit = new byte[width];
    this.means = new double[grid.blocks()];
    this.lit = new int[grid.blocks()];
  }

  /** Measures a picture; see {@link ColumnSums#vector} for what is lit. */
  void measure(byte[] pixels, int litAbove) {
    Arrays.fill(histogram, 0);
    luma = 0;
    litPixels = 0;
    for (int row = 0; row < grid.rows(); row++) {
      int lines = grid.bottom(row) - grid.top(row);
      ColumnSums.vector(pixels, grid.top(row) * width, width, lines, litAbove, pairLuma, columnLit);
      for (int column = 0; column < grid.columns(); column++) {
        gather(grid.block(row, column), grid.left(column), grid.right(column), lines);
      }
    }
  }

  private void gather(int block, int left, int right, int lines) {
    int sum = 0;
    int bright = 0;
    for (int x = left; x < right; x += 2) {
      sum += pairLuma[x / 2];
      bright += columnLit[x] + columnLit[x + 1];
    }
    luma += sum;
    litPixels += bright;
    lit[block] = bright;
    means[block] = (double) sum / (lines * (right - left));
    histogram[(int) (means[block] + 0.5)]++;
  }

  /** Mean luma of a block. */
  double mean(int block) {
    return means[block];
  }

  /** Lit pixels in a block. */
  int lit(int block) {
    return lit[block];
  }

  /** Lit pixels of the judged area. */
  int lit() {
    return litPixels;
  }

  /** Median of the blocks' means, to the nearest code value. */
  int ground() {
    int seen = 0;
    int value = -1;
    while (seen * 2 < means.length) {
      value++;
      seen += histogram[value];
    }
    return value;
  }

  /** Sum of the judged area's code values. */
  long luma() {
    return luma;
  }
}
