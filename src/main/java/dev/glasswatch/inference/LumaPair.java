package dev.glasswatch.inference;

import java.nio.FloatBuffer;

/**
 * What the models of moving pictures are given: plane 0 is the luma of a picture, plane 1 what it
 * differs by from the picture before, both over 255. Cropped at the right and at the bottom to
 * whole cells of {@value #CELL} x {@value #CELL} pixels; each cell is one value of the map.
 *
 * @param width of the luma planes, in pixels, at least a cell
 * @param height likewise
 */
public record LumaPair(int width, int height) {

  /** Planes of the input. */
  public static final int CHANNELS = 2;

  /** Side of a cell in pixels. */
  public static final int CELL = 8;

  private static final float SCALE = 1 / 255f;

  /** Rejects planes without a whole cell. */
  public LumaPair {
    if (width < CELL || height < CELL) {
      throw new IllegalArgumentException(
          "A picture must have at least %d x %d pixels, not %d x %d"
              .formatted(CELL, CELL, width, height));
    }
  }

  /** Cells in a row. */
  public int columns() {
    return width / CELL;
  }

  /** Cells in a column. */
  public int rows() {
    return height / CELL;
  }

  /** Cells of the whole map. */
  public int cells() {
    return columns() * rows();
  }

  /** Values of the input. */
  public int size() {
    return CHANNELS * cells() * CELL * CELL;
  }

  /**
   * Writes the input.
   *
   * @param now luma, unsigned bytes in rows without padding
   * @param before likewise, of the picture before
   * @param input takes {@link #size} values from its start
   */
  public void write(byte[] now, byte[] before, FloatBuffer input) {
    int wide = columns() * CELL;
    int high = rows() * CELL;
    for (int y = 0; y < high; y++) {
      for (int x = 0; x < wide; x++) {
        int luma = now[y * width + x] & 0xff;
        int change = luma - (before[y * width + x] & 0xff);
        input.put(y * wide + x, luma * SCALE);
        input.put((high + y) * wide + x, change * SCALE);
      }
    }
  }
}
