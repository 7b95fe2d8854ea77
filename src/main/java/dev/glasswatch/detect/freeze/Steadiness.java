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
  private int[] early = new int[0];
  private int[] late = new int[0];

  /** Correlation, -1 to 1; 0 when there are too few frames. Keyframes do not count. */
  double before(CellHistory history, long stop, int frames, short[] kept) {
    if (!pick(history, Math.max(history.first() + 1, stop - frames), stop)) {
      return 0;
    }
    if (early.length != kept.length) {
      early = new int[kept.length];
      late = new int[kept.length];
    }
    steps(history, picked[0], picked[1], early);
    steps(history, picked[2], picked[3], late);
    return resemblance(early, late, kept);
  }

  /** What the cells changed by with two frames. */
  static void steps(CellHistory history, long one, long other, int[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = step(history, one, i) + step(history, other, i);
    }
  }

  /** Correlation of the kept cells' steps, -1 to 1. */
  static double resemblance(int[] ones, int[] others, short[] kept) {
    double product = 0;
    double first = 1;
    double second = 1;
    for (int i = 0; i < kept.length; i++) {
      if (kept[i] != 0) {
        product += ones[i] * others[i];
        first += ones[i] * ones[i];
        second += others[i] * others[i];
      }
    }
    return product / Math.sqrt(first * second);
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
