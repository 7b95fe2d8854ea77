package dev.glasswatch.detect.freeze;

/**
 * How much there is to see in a picture. In a flat one nothing could be seen to move or to stop.
 */
final class Contrast {

  private static final double ENOUGH = 0.02;
  private static final int STEP = 2 * Cells.LEVEL;

  private Contrast() {}

  /** Whether enough neighbouring cells differ, among those kept. */
  static boolean isEnough(short[] sums, int columns, int rows, short[] kept) {
    int edges = 0;
    for (int row = 0; row + 1 < rows; row++) {
      for (int i = row * columns; i + 1 < (row + 1) * columns; i++) {
        boolean differs =
            Math.abs(sums[i] - sums[i + 1]) > STEP || Math.abs(sums[i] - sums[i + columns]) > STEP;
        edges += differs && kept[i] != 0 ? 1 : 0;
      }
    }
    return edges >= ENOUGH * columns * rows;
  }
}
