package dev.glasswatch.detect.sync.reference;

import java.util.Arrays;

/** A copy of the fingerprints of pictures over some time, in their order; used again and again. */
final class PictureStretch {

  private static final int CELLS = PictureCells.COUNT;

  /** Longer than this no picture stays: there is one missing, or only keyframes are looked at. */
  private static final long LONGEST = 250_000;

  // Levels by which the mean of a cell is off after a coarse encode.
  private static final float NOISE = 0.3f;

  private long[] times = new long[0];
  private float[] cells = new float[0];
  private int size;

  int size() {
    return size;
  }

  void clear(int most) {
    size = 0;
    if (times.length < most) {
      times = new long[most];
      cells = new float[most * CELLS];
    }
  }

  void add(long time, short[] from, int at) {
    times[size] = time;
    for (int cell = 0; cell < CELLS; cell++) {
      cells[size * CELLS + cell] = from[at + cell] / PictureCells.UNIT;
    }
    size++;
  }

  /** One cell of a picture, as it was kept. */
  short cell(int index, int cell) {
    return (short) Math.round(cells[index * CELLS + cell] * PictureCells.UNIT);
  }

  long time(int index) {
    return times[index];
  }

  /** The picture that is shown at a time, from a place on that is not after it; -1 for none. */
  int shownAt(long time, int from) {
    int found = Math.max(from, 0);
    while (found + 1 < size && times[found + 1] <= time) {
      found++;
    }
    return found < size && times[found] <= time && time - times[found] <= LONGEST ? found : -1;
  }

  /** The usual time between pictures, microseconds; 0 when there are too few. */
  long interval() {
    if (size < 3) {
      return 0;
    }
    long[] apart = new long[size - 1];
    for (int i = 1; i < size; i++) {
      apart[i - 1] = times[i] - times[i - 1];
    }
    Arrays.sort(apart);
    return apart[apart.length / 2];
  }

  /**
   * By how much the cells of one picture differ from those of another, scaled so that pictures that
   * move count alike however much they do, and noise counts nearly nothing.
   *
   * @return its length: near 1 for what moves
   */
  float change(int index, int before, float[] into, int at) {
    float squares = 0;
    for (int cell = 0; cell < CELLS; cell++) {
      float by = cells[index * CELLS + cell] - cells[before * CELLS + cell];
      into[at + cell] = by;
      squares += by * by;
    }
    float scale = 1 / (float) Math.sqrt(squares + NOISE * NOISE * CELLS);
    for (int cell = 0; cell < CELLS; cell++) {
      into[at + cell] *= scale;
    }
    return (float) Math.sqrt(squares) * scale;
  }
}
