package dev.glasswatch.detect.sync.reference;

import dev.glasswatch.media.Plane;

/**
 * The fingerprint of a picture: the mean luma of 6 x 4 cells. What is compared is how they change
 * from picture to picture, so scale, codec, brightness and most of contrast drop out.
 */
final class PictureCells {

  private static final int COLUMNS = 6;
  private static final int ROWS = 4;

  /** Cells of a picture. */
  static final int COUNT = COLUMNS * ROWS;

  /** Values a level of 8-bit luma. */
  static final float UNIT = 64;

  // Every second pixel of every fourth row is plenty for a mean over thousands.
  private static final int STEP_ACROSS = 2;
  private static final int STEP_DOWN = 4;

  private PictureCells() {}

  /** Measures a plane; cells row by row. */
  static void measure(Plane plane, short[] cells) {
    for (int row = 0; row < ROWS; row++) {
      int top = plane.height() * row / ROWS;
      int bottom = plane.height() * (row + 1) / ROWS;
      for (int column = 0; column < COLUMNS; column++) {
        int left = plane.width() * column / COLUMNS;
        int right = plane.width() * (column + 1) / COLUMNS;
        cells[row * COLUMNS + column] = mean(plane, left, right, top, bottom);
      }
    }
  }

  private static short mean(Plane plane, int left, int right, int top, int bottom) {
    byte[] pixels = plane.pixels();
    int width = plane.width();
    int sum = 0;
    int count = 0;
    for (int y = top; y < bottom; y += STEP_DOWN) {
      int end = y * width + right;
      for (int at = y * width + left; at < end; at += STEP_ACROSS) {
        sum += pixels[at] & 0xFF;
      }
      count += (right - left + STEP_ACROSS - 1) / STEP_ACROSS;
    }
    return (short) (count == 0 ? 0 : Math.round(sum * UNIT / count));
  }
}
