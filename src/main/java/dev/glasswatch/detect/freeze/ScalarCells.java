package dev.glasswatch.detect.freeze;

/** What {@link Cells} computes, in plain Java: for its tails, and to hold it against. */
final class ScalarCells {

  private ScalarCells() {}

  static void sum(byte[] pixels, int width, int height, short[] sums) {
    int columns = width / Cells.SIZE;
    int rows = height / Cells.SIZE;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        sums[row * columns + column] =
            cell(pixels, row * Cells.SIZE * width + column * Cells.SIZE, width);
      }
    }
  }

  /** The sum of the cell whose first pixel is at {@code start}. */
  static short cell(byte[] pixels, int start, int width) {
    int sum = 0;
    for (int row = 0; row < Cells.SIZE; row++) {
      for (int column = 0; column < Cells.SIZE; column++) {
        sum += pixels[start + row * width + column] & 0xFF;
      }
    }
    return (short) sum;
  }

  static int clampedChange(short[] before, short[] now, int from, int to, int clamp) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += Math.clamp(now[i] - before[i], -clamp, clamp);
    }
    return sum;
  }

  static int away(
      short[] before, short[] now, int from, int to, int brightness, int limit, short[] kept) {
    int away = 0;
    for (int i = from; i < to; i++) {
      away += (Math.abs(now[i] - before[i] - brightness) & kept[i]) > limit ? 1 : 0;
    }
    return away;
  }

  static int motion(short[] before, short[] now, int from, int to, int brightness, short[] kept) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += Math.min(Cells.LOUD, Math.abs(now[i] - before[i] - brightness)) & kept[i];
    }
    return sum;
  }

  static void follow(
      short[] before,
      short[] now,
      int from,
      int to,
      int brightness,
      boolean isQuiet,
      CellTracks tracks) {
    short[] often = tracks.often();
    for (int i = from; i < to; i++) {
      int step = now[i] - before[i] - brightness;
      int moved = Math.abs(step) > Cells.MOVED ? 1 : 0;
      often[i] += (short) moved;
      tracks.quiet[i] += (short) (isQuiet ? moved : 0);
      tracks.level[i] += (short) step;
      tracks.lowest[i] = (short) Math.min(tracks.lowest[i], tracks.level[i]);
      tracks.highest[i] = (short) Math.max(tracks.highest[i], tracks.level[i]);
    }
  }
}
