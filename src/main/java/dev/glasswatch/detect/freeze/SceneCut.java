package dev.glasswatch.detect.freeze;

import java.util.Arrays;

/**
 * Frames with which the picture was replaced all at once. Motion, however fast, leaves most of a
 * picture's large shapes where they were; a cut does not, and stands out from the frames before it.
 */
final class SceneCut {

  private static final double MOVED_SHARE = 0.5;
  private static final double UNLIKE = 0.15;
  private static final double RATIO = 3;
  private static final int FRAMES = 5;

  private SceneCut() {}

  /** Whether one came with this frame. */
  static boolean at(CellHistory history, long frame) {
    if (frame <= history.first() || history.movedShare(frame) <= MOVED_SHARE) {
      return false;
    }
    double unlike = unlike(history, frame);
    return unlike > UNLIKE && unlike > RATIO * typical(history, frame);
  }

  /** The first frame from {@code from} on after which none comes before {@code end}. */
  static long after(CellHistory history, long from, long end) {
    for (long frame = end - 2; frame >= from; frame--) {
      if (at(history, frame)) {
        return frame + 1;
      }
    }
    return from;
  }

  private static double typical(CellHistory history, long frame) {
    double[] before = new double[(int) Math.min(FRAMES, frame - history.first() - 1)];
    Arrays.setAll(before, i -> unlike(history, frame - 1 - i));
    Arrays.sort(before);
    return before.length == 0 ? 0 : before[before.length / 2];
  }

  // One minus the correlation of the cells with those of the picture before
  private static double unlike(CellHistory history, long frame) {
    short[] a = history.sums(frame - 1);
    short[] b = history.sums(frame);
    double cells = history.cells();
    double sumA = 0;
    double sumB = 0;
    double squareA = 0;
    double squareB = 0;
    double product = 0;
    for (int i = 0; i < history.cells(); i++) {
      sumA += a[i];
      sumB += b[i];
      squareA += (double) a[i] * a[i];
      squareB += (double) b[i] * b[i];
      product += (double) a[i] * b[i];
    }
    double spread = Math.sqrt((squareA - sumA * sumA / cells) * (squareB - sumB * sumB / cells));
    return spread < 1 ? 1 : 1 - (product - sumA * sumB / cells) / spread;
  }
}
