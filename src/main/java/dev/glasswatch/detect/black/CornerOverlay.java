package dev.glasswatch.detect.black;

import java.util.Arrays;

/**
 * Tells a logo or a clock from something that is shown: it stands in the strip along the top or the
 * bottom and either lies in a corner, or is one line that starts beside the left or right border
 * and ends short of the other. Titles, subtitles and credits stand in the middle or run through it.
 *
 * <p>Blocks on which anything can be seen are called busy. Within each strip, busy columns with at
 * most one idle column between them are taken together.
 */
final class CornerOverlay {

  private static final int LINE_BLOCKS = 3;

  private final BlockGrid grid;
  private final BlackSettings settings;
  private final int width;
  private final int stripRows;
  private final boolean[] overlay;
  private final OverlayHome topHome;
  private final OverlayHome bottomHome;
  private boolean moved;

  CornerOverlay(BlockGrid grid, int width, int height, BlackSettings settings) {
    this.grid = grid;
    this.width = width;
    this.settings = settings;
    this.overlay = new boolean[grid.blocks()];
    int rows = 0;
    while (rows < grid.rows() / 2
        && (grid.top(rows) + grid.bottom(rows)) / 2.0 < height * settings.cornerHeight()) {
      rows++;
    }
    this.stripRows = rows;
    this.topHome = new OverlayHome(grid, 0, stripRows);
    this.bottomHome = new OverlayHome(grid, grid.rows() - stripRows, grid.rows());
  }

  /** Finds the overlays among the busy blocks. */
  void find(Blocks blocks, boolean[] busy) {
    Arrays.fill(overlay, false);
    findIn(busy, 0, stripRows);
    findIn(busy, grid.rows() - stripRows, grid.rows());
    moved = topHome.left(blocks, busy, overlay) | bottomHome.left(blocks, busy, overlay);
  }

  /** There is a picture: nothing in it is an overlay. */
  void forget() {
    moved = false;
    topHome.forget();
    bottomHome.forget();
  }

  /** Whether, in a strip that had overlays before, one is now where none was. */
  boolean moved() {
    return moved;
  }

  /** Whether a block belongs to an overlay. */
  boolean covers(int block) {
    return overlay[block];
  }

  private void findIn(boolean[] busy, int fromRow, int toRow) {
    int column = 0;
    while (column < grid.columns()) {
      if (!busyColumn(busy, column, fromRow, toRow)) {
        column++;
        continue;
      }
      int last = column;
      for (int next = column + 1; next < grid.columns() && next - last <= 2; next++) {
        if (busyColumn(busy, next, fromRow, toRow)) {
          last = next;
        }
      }
      accept(busy, column, last, fromRow, toRow);
      column = last + 1;
    }
  }

  private boolean busyColumn(boolean[] busy, int column, int fromRow, int toRow) {
    for (int row = fromRow; row < toRow; row++) {
      if (busy[grid.block(row, column)]) {
        return true;
      }
    }
    return false;
  }

  private void accept(boolean[] busy, int first, int last, int fromRow, int toRow) {
    double left = middle(first);
    double right = 1 - middle(last);
    double near = Math.min(left, right);
    double reach = 1 - Math.max(left, right);
    boolean inCorner = reach <= settings.cornerWidth();
    boolean line =
        near <= settings.lineMargin()
            && reach <= settings.lineWidth()
            && busyRows(busy, first, last, fromRow, toRow) <= LINE_BLOCKS;
    if (inCorner || line) {
      for (int row = fromRow; row < toRow; row++) {
        Arrays.fill(overlay, grid.block(row, first), grid.block(row, last) + 1, true);
      }
    }
  }

  private double middle(int column) {
    return (grid.left(column) + grid.right(column)) / 2.0 / width;
  }

  private int busyRows(boolean[] busy, int first, int last, int fromRow, int toRow) {
    int rows = 0;
    for (int row = fromRow; row < toRow; row++) {
      int column = first;
      while (column <= last && !busy[grid.block(row, column)]) {
        column++;
      }
      rows += column <= last ? 1 : 0;
    }
    return rows;
  }
}
