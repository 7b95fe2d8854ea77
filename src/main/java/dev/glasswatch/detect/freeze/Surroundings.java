package dev.glasswatch.detect.freeze;

import java.util.Arrays;

/**
 * Which cells lie clear of everything that goes on moving. Somebody who walks on leaves still cells
 * behind, which look as if motion had stopped there; a clock's and a ticker's surroundings are lit
 * up by the encoder. Cells further away tell what the rest of the picture did.
 *
 * <p>Looked at for every frame that might be a stop, so what is in reach is kept count of along
 * rows and from row to row, rather than gathered anew for each cell.
 */
final class Surroundings {

  private static final int REACH = 3;

  // Fewer moving cells side by side than this are an encoder's, not a thing that moves
  private static final int CLUSTER = 3;

  private int columns;
  private int rows;

  /** Moving cells among each and its neighbours to the left and right; a row of none around. */
  private int[] across = new int[0];

  /** 1 where a cluster is in reach within the row. */
  private int[] touched = new int[0];

  /** Rows in reach that touch each column. */
  private int[] touching = new int[0];

  private short[] clear = new short[0];
  private int clearCells;

  /**
   * Looks at one picture's cells.
   *
   * @param moving 0 for cells that move, -1 for the others
   * @param kept -1 for the cells that may be clear
   */
  void measure(short[] moving, short[] kept, int columnCount, int rowCount) {
    reshape(columnCount, rowCount);
    for (int row = 0; row < rows; row++) {
      countAcross(moving, row);
    }
    for (int row = 0; row < rows; row++) {
      touch(moving, row);
    }
    Arrays.fill(touching, 0);
    clearCells = 0;
    for (int row = -REACH; row < rows; row++) {
      comeIntoReach(row + REACH);
      leaveReach(row - REACH - 1);
      keepClear(kept, row);
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

  private void reshape(int columnCount, int rowCount) {
    if (columns != columnCount || rows != rowCount) {
      columns = columnCount;
      rows = rowCount;
      across = new int[columns * (rows + 2)];
      touched = new int[columns * rows];
      touching = new int[columns];
      clear = new short[columns * rows];
    }
  }

  private void countAcross(short[] moving, int row) {
    int last = columns - 1;
    for (int column = 0; column <= last; column++) {
      int cell = row * columns + column;
      int left = column == 0 ? -1 : moving[cell - 1];
      int right = column == last ? -1 : moving[cell + 1];
      across[cell + columns] = left + moving[cell] + right + 3;
    }
  }

  private void touch(short[] moving, int row) {
    int at = row * columns;
    Arrays.fill(touched, at, at + columns, 0);
    for (int column = 0; column < columns; column++) {
      if (moving[at + column] == 0 && around(at + column) >= CLUSTER) {
        int last = Math.min(columns - 1, column + REACH);
        for (int c = Math.max(0, column - REACH); c <= last; c++) {
          touched[at + c] = 1;
        }
      }
    }
  }

  private int around(int cell) {
    return across[cell] + across[cell + columns] + across[cell + 2 * columns];
  }

  private void comeIntoReach(int row) {
    for (int column = 0; row < rows && column < columns; column++) {
      touching[column] += touched[row * columns + column];
    }
  }

  private void leaveReach(int row) {
    for (int column = 0; row >= 0 && column < columns; column++) {
      touching[column] -= touched[row * columns + column];
    }
  }

  private void keepClear(short[] kept, int row) {
    for (int column = 0; row >= 0 && column < columns; column++) {
      int cell = row * columns + column;
      clear[cell] = touching[column] == 0 ? kept[cell] : 0;
      clearCells -= clear[cell];
    }
  }
}
