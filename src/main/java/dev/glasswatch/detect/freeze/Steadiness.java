package dev.glasswatch.detect.freeze;

/**
 * How much the last steps before a frame resemble those a quarter of a second earlier, cell by
 * cell. In a fade or a dissolve each cell keeps its step; moving detail does not.
 */
final class Steadiness {

  private static final int CLAMP = 6 * Cells.LEVEL;

  // Two frames at either end, so that one with a coarser quantiser does not decide
  private static final int PICKED = 4;

  private final long[] picked = new long[PICKED];

  /** Correlation, -1 to 1; 0 when there are too few frames. Keyframes do not count. */
  double before(CellHistory history, long stop, int frames, short[] kept) {
    if (!pick(history, Math.max(history.first() + 1, stop - frames), stop)) {
      return 0;
    }
    double product = 0;
    double early = 1;
    double late = 1;
    for (int i = 0; i < kept.length; i++) {
      if (kept[i] != 0) {
        int a = step(history, picked[0], i) + step(history, picked[1], i);
        int b = step(history, picked[2], i) + step(history, picked[3], i);
        product += a * b;
        early += a * a;
        late += b * b;
      }
    }
    return product / Math.sqrt(early * late);
  }

  private boolean pick(CellHistory history, long from, long stop) {
    int found = 0;
    for (long frame = from; frame < stop && found < 2; frame++) {
      if (!history.keyframe(frame)) {
        picked[found++] = frame;
      }
    }
    for (long frame = stop - 1; frame >= from && found >= 2 && found < PICKED; frame--) {
      if (!history.keyframe(frame)) {
        picked[found++] = frame;
      }
    }
    return found == PICKED && picked[3] > picked[1];
  }

  private static int step(CellHistory history, long frame, int cell) {
    int step =
        history.sums(frame)[cell] - history.sums(frame - 1)[cell] - history.brightnessStep(frame);
    return Math.clamp(step, -CLAMP, CLAMP);
  }
}
