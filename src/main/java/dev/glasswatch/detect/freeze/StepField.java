package dev.glasswatch.detect.freeze;

/**
 * The steps of all cells with one frame, and how each differs from its surroundings.
 *
 * <p>Motion shifts detail, so neighbouring cells change differently; a change of light moves them
 * together. What is left of a step after the mean of the 5 x 5 cells around it was taken off is
 * therefore motion. Without that, a camera whose exposure settles looks like motion that stops
 * dead.
 */
final class StepField {

  private static final int REACH = 2;
  private static final int CLAMP = 6 * Cells.LEVEL;

  private int[] integral = new int[0];
  private int[] steps = new int[0];
  private int columns;
  private int rows;
  private double movedShare;
  private double detail;

  /** Looks at one frame's steps in the cells that are kept, of which there are {@code count}. */
  void measure(CellHistory history, long frame, short[] kept, int count) {
    reshape(history);
    integrate(history.sums(frame - 1), history.sums(frame));
    int moved = 0;
    double sum = 0;
    for (int row = 0, i = 0; row < rows; row++) {
      int top = Math.max(0, row - REACH) * (columns + 1);
      int bottom = Math.min(rows, row + REACH + 1) * (columns + 1);
      for (int column = 0; column < columns; column++, i++) {
        if (kept[i] != 0) {
          double own = Math.abs(steps[i] - around(top, bottom, column));
          moved += own > Cells.MOVED ? 1 : 0;
          sum += own;
        }
      }
    }
    movedShare = (double) moved / Math.max(1, count);
    detail = sum / Math.max(1, count) / Cells.LEVEL;
  }

  /** Share of the kept cells that moved. */
  double movedShare() {
    return movedShare;
  }

  /** Mean of what is left of the steps, in levels. */
  double detail() {
    return detail;
  }

  private void integrate(short[] before, short[] now) {
    for (int row = 0, i = 0; row < rows; row++) {
      int sum = 0;
      int at = (row + 1) * (columns + 1);
      for (int column = 0; column < columns; column++, i++) {
        steps[i] = Math.clamp(now[i] - before[i], -CLAMP, CLAMP);
        sum += steps[i];
        at++;
        integral[at] = integral[at - columns - 1] + sum;
      }
    }
  }

  private double around(int top, int bottom, int column) {
    int left = Math.max(0, column - REACH);
    int right = Math.min(columns, column + REACH + 1);
    int sum =
        integral[bottom + right]
            - integral[top + right]
            - integral[bottom + left]
            + integral[top + left];
    return (double) sum / ((bottom - top) / (columns + 1) * (right - left));
  }

  private void reshape(CellHistory history) {
    if (columns != history.columns() || rows != history.rows()) {
      columns = history.columns();
      rows = history.rows();
      steps = new int[columns * rows];
      integral = new int[(columns + 1) * (rows + 1)];
    }
  }
}
