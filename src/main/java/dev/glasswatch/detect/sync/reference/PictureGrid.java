package dev.glasswatch.detect.sync.reference;

/**
 * How the cells of a picture change, at even steps of time whatever the frame rate: coarse, to find
 * where to look closely.
 */
final class PictureGrid {

  /** Time between steps, microseconds. */
  static final long STEP = 40_000;

  private static final int CELLS = PictureCells.COUNT;
  private static final long OVER = 2 * STEP;

  private final float[] change = new float[CELLS];
  private float[][] rows = new float[CELLS][0];
  private float moved;
  private int known;

  /** The cells' changes, one a step. */
  float[][] rows() {
    return rows;
  }

  /** How many steps show movement, as a weight. */
  float moved() {
    return moved;
  }

  /** How many steps show anything. */
  int known() {
    return known;
  }

  /** Samples so many steps from a time on. */
  void sample(PictureStretch pictures, long from, int steps) {
    if (rows[0].length < steps) {
      rows = new float[CELLS][steps];
    }
    moved = 0;
    known = 0;
    int now = 0;
    int before = 0;
    for (int step = 0; step < steps; step++) {
      long at = from + step * STEP;
      int shown = pictures.shownAt(at, now);
      int earlier = pictures.shownAt(at - OVER, before);
      now = Math.max(now, shown);
      before = Math.max(before, earlier);
      put(pictures, shown, earlier, step);
    }
  }

  private void put(PictureStretch pictures, int shown, int earlier, int step) {
    boolean there = shown >= 0 && earlier >= 0;
    if (there) {
      float weight = pictures.change(shown, earlier, change, 0);
      moved += weight * weight;
      known++;
    }
    for (int cell = 0; cell < CELLS; cell++) {
      rows[cell][step] = there ? change[cell] : 0;
    }
  }
}
