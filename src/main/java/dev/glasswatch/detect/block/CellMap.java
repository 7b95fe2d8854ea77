package dev.glasswatch.detect.block;

/**
 * The cells of a picture that a look found corrupted, and the box that holds them all. Filled anew
 * with each look.
 */
final class CellMap {

  private long[] words = new long[0];
  private int columns;
  private int rows;
  private int hits;
  private int left;
  private int top;
  private int right;
  private int bottom;

  /** Takes the cells whose probability is at least {@code threshold}. */
  void take(float[] probabilities, int columns, int rows, double threshold) {
    this.columns = columns;
    this.rows = rows;
    words = new long[(columns * rows + 63) / 64];
    hits = 0;
    left = columns;
    top = rows;
    right = 0;
    bottom = 0;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        if (probabilities[row * columns + column] >= threshold) {
          add(column, row);
        }
      }
    }
  }

  private void add(int column, int row) {
    int cell = row * columns + column;
    words[cell / 64] |= 1L << cell;
    hits++;
    left = Math.min(left, column);
    right = Math.max(right, column + 1);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row + 1);
  }

  /** Corrupted cells. */
  int hits() {
    return hits;
  }

  /** The row of the look that made it. */
  long[] lookRow(long time, long duration, Suspicion why) {
    int cells = columns * rows;
    return hits == 0
        ? new long[] {time, duration, why.ordinal(), 0, cells}
        : new long[] {
          time, duration, why.ordinal(), hits, cells, left, top, right, bottom, columns, rows
        };
  }

  /** The row that keeps the cells. */
  long[] mapRow(long time) {
    long[] row = new long[3 + words.length];
    row[0] = time;
    row[1] = columns;
    row[2] = rows;
    System.arraycopy(words, 0, row, 3, words.length);
    return row;
  }
}
