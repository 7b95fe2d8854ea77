package dev.glasswatch.detect.black;

import java.util.Arrays;

/**
 * Where the overlays of one strip have their place, give or take a block to the side, as digits
 * differ in width: a logo or a clock stays there, text that scrolls or crawls does not.
 */
final class OverlayHome {

  // Less than this share of a block is the rim of a digit that the one before didn't have.
  private static final int SOLID = BlockGrid.SIZE * BlockGrid.SIZE / 32;

  private final BlockGrid grid;
  private final int fromRow;
  private final int toRow;
  private final boolean[] home;
  private boolean settled;

  OverlayHome(BlockGrid grid, int fromRow, int toRow) {
    this.grid = grid;
    this.fromRow = fromRow;
    this.toRow = toRow;
    this.home = new boolean[grid.blocks()];
  }

  /**
   * Looks at the next picture.
   *
   * @param blocks what was measured
   * @param busy blocks on which something can be seen
   * @param overlay blocks in columns that belong to overlays
   * @return whether something has left the place that it had; then it has a new one
   */
  boolean left(Blocks blocks, boolean[] busy, boolean[] overlay) {
    boolean any = false;
    boolean away = false;
    for (int block = grid.block(fromRow, 0); block < grid.block(toRow, 0); block++) {
      if (busy[block] && overlay[block]) {
        any = true;
        away |= settled && !home[block] && blocks.lit(block) >= SOLID;
      }
    }
    if (any && (!settled || away)) {
      settle(busy, overlay);
    }
    settled = any;
    return away;
  }

  /** Whatever comes next is at home where it appears. */
  void forget() {
    settled = false;
  }

  private void settle(boolean[] busy, boolean[] overlay) {
    Arrays.fill(home, false);
    for (int row = fromRow; row < toRow; row++) {
      for (int column = 0; column < grid.columns(); column++) {
        int block = grid.block(row, column);
        if (busy[block] && overlay[block]) {
          besides(row, column);
        }
      }
    }
  }

  private void besides(int row, int column) {
    int left = Math.max(column - 1, 0);
    int right = Math.min(column + 1, grid.columns() - 1);
    Arrays.fill(home, grid.block(row, left), grid.block(row, right) + 1, true);
  }
}
