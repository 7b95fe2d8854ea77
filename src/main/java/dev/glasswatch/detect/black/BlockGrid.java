package dev.glasswatch.detect.black;

/**
 * How a plane is cut into blocks of about 16 x 16 pixels, row by row. The outermost edge is left
 * out, and a little more where columns would not come in pairs.
 */
final class BlockGrid {

  /** Rows and columns of a block; the last ones in a row or column may be smaller. */
  static final int SIZE = 16;

  private final int left;
  private final int right;
  private final int top;
  private final int bottom;
  private final int columns;
  private final int rows;

  /**
   * A grid.
   *
   * @param edge share of width and height to leave out at each side
   */
  BlockGrid(int width, int height, double edge) {
    this.left = (margin(width, edge) + 1) & ~1;
    this.right = (width - left) & ~1;
    this.top = margin(height, edge);
    this.bottom = height - top;
    this.columns = (right - left + SIZE - 1) / SIZE;
    this.rows = (bottom - top + SIZE - 1) / SIZE;
  }

  private static int margin(int length, double share) {
    return Math.min((int) Math.ceil(length * share), (length - 1) / 2);
  }

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  /** Number of blocks. */
  int blocks() {
    return columns * rows;
  }

  /** Ordinal of a block. */
  int block(int row, int column) {
    return row * columns + column;
  }

  /** First pixel column of a block column. */
  int left(int column) {
    return left + column * SIZE;
  }

  /** Pixel column after the last of a block column. */
  int right(int column) {
    return Math.min(left + (column + 1) * SIZE, right);
  }

  /** First pixel row of a block row. */
  int top(int row) {
    return top + row * SIZE;
  }

  /** Pixel row after the last of a block row. */
  int bottom(int row) {
    return Math.min(top + (row + 1) * SIZE, bottom);
  }

  /** Pixels of the judged area. */
  int pixels() {
    return (right - left) * (bottom - top);
  }
}
