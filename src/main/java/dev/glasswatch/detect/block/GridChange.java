package dev.glasswatch.detect.block;

/**
 * How many edges have come or gone along the macroblock grid from one picture to the next. Blocks
 * that break, and blocks that heal, do so along their borders; what moves has edges anywhere. So
 * edges on the grid are counted less those half a block beside it.
 *
 * <p>An edge is eight plane pixels long and stands out by {@value #SHARP} levels from the steps
 * within two pixels of it. One instance a track; allocates when the size changes.
 */
final class GridChange {

  private static final int MACROBLOCK = 16;
  private static final int LEAST_GRID = 4;
  private static final int SHARP = 8;
  private static final int LIMIT = SHARP * GridSteps.RUN;

  private final GridSteps steps = new GridSteps();
  private short[] across = new short[0];
  private short[] down = new short[0];

  /**
   * Edges per cell of 8 x 8 plane pixels; none give 0, and less when there are more beside the
   * grid.
   *
   * @param factor picture pixels that a plane pixel stands for
   */
  double between(byte[] now, byte[] before, int width, int height, int factor) {
    int bands = height / GridSteps.RUN;
    int runs = width / GridSteps.RUN;
    if (bands == 0 || runs == 0) {
      return 0;
    }
    fit(width, height);
    steps.across(now, before, width, height, across);
    steps.down(now, before, width, height, down);
    int grid = Math.max(LEAST_GRID, MACROBLOCK / factor);
    int edges = 0;
    for (int band = 0; band < bands; band++) {
      edges += edges(across, band * width, 1, width - 1, grid);
    }
    for (int run = 0; run < runs; run++) {
      edges += edges(down, run, runs, height - 1, grid);
    }
    return (double) edges / (bands * runs);
  }

  private void fit(int width, int height) {
    if (across.length < width * height / GridSteps.RUN) {
      across = new short[width * height / GridSteps.RUN];
      down = new short[width * height / GridSteps.RUN];
    }
  }

  /** Edges on the grid less those beside it, along one line of sums. */
  private static int edges(short[] sums, int start, int stride, int count, int grid) {
    int edges = 0;
    for (int on = grid - 1; on + grid / 2 + 2 < count; on += grid) {
      edges += standsOut(sums, start + on * stride, stride);
      edges -= standsOut(sums, start + (on + grid / 2) * stride, stride);
    }
    return edges;
  }

  private static int standsOut(short[] sums, int at, int stride) {
    int near = Math.max(sums[at - stride], sums[at + stride]);
    int far = Math.max(sums[at - 2 * stride], sums[at + 2 * stride]);
    return sums[at] - Math.max(near, far) > LIMIT ? 1 : 0;
  }
}
