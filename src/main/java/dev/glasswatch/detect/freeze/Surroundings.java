package dev.glasswatch.detect.freeze;

/**
 * Which cells lie clear of everything that goes on moving. Somebody who walks on leaves still cells
 * behind, which look as if motion had stopped there; a clock's and a ticker's surroundings are lit
 * up by the encoder. Cells further away tell what the rest of the picture did.
 */
final class Surroundings {

  private static final int REACH = 3;

  // Fewer moving cells side by side than this are an encoder's, not a thing that moves
  private static final int CLUSTER = 3;

  private short[] clusters = new short[0];
  private short[] rows = new short[0];
  private short[] clear = new short[0];
  private int clearCells;

  /**
   * Looks at one picture's cells.
   *
   * @param moving 0 for cells that move, -1 for the others
   * @param kept -1 for the cells that may be clear
   */
  void measure(short[] moving, short[] kept, int columns, int rowCount) {
    if (clear.length != moving.length) {
      clusters = new short[moving.length];
      rows = new short[moving.length];
      clear = new short[moving.length];
    }
    findClusters(moving, columns, rowCount);
    widenRows(columns, rowCount);
    clearCells = 0;
    for (int i = 0; i < moving.length; i++) {
      int row = i / columns;
      int all = kept[i];
      int last = Math.min(rowCount - 1, row + REACH);
      for (int r = Math.max(0, row - REACH); r <= last; r++) {
        all &= rows[i + (r - row) * columns];
      }
      clear[i] = (short) all;
      clearCells -= all;
    }
  }

  /** -1 for cells that lie clear. */
  short[] clear() {
    return clear;
  }

  /** How many cells lie clear. */
  int clearCells() {
    return clearCells;
  }

  private void findClusters(short[] moving, int columns, int rowCount) {
    for (int i = 0; i < moving.length; i++) {
      boolean part = moving[i] == 0 && movingAround(moving, i, columns, rowCount) >= CLUSTER;
      clusters[i] = (short) (part ? 0 : -1);
    }
  }

  private static int movingAround(short[] moving, int cell, int columns, int rowCount) {
    int row = cell / columns;
    int column = cell % columns;
    int count = 0;
    for (int r = Math.max(0, row - 1); r <= Math.min(rowCount - 1, row + 1); r++) {
      for (int c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
        count += moving[r * columns + c] + 1;
      }
    }
    return count;
  }

  private void widenRows(int columns, int rowCount) {
    for (int row = 0; row < rowCount; row++) {
      int at = row * columns;
      for (int column = 0; column < columns; column++) {
        int all = -1;
        int last = Math.min(columns - 1, column + REACH);
        for (int c = Math.max(0, column - REACH); c <= last; c++) {
          all &= clusters[at + c];
        }
        rows[at + column] = (short) all;
      }
    }
  }
}
