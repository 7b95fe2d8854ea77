package dev.glasswatch.detect.freeze;

import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;

/**
 * Frames with which the picture was replaced all at once. Motion, however fast, leaves most of a
 * picture's large shapes where they were; a cut does not, and stands out from the frames before it.
 * Where there are no shapes, as in cards and black, a cut is known by how far the luma jumps.
 */
final class SceneCut {

  private static final double MOVED_SHARE = 0.5;
  private static final double UNLIKE = 0.15;
  private static final double RATIO = 3;
  private static final int FRAMES = 5;
  private static final double JUMP = 12;
  private static final double JUMP_RATIO = 5;

  /** Cells that spread less than half a level about their mean show no shapes. */
  private static final double FLAT = Cells.LEVEL / 2.0;

  private SceneCut() {}

  /** Whether one came with this frame. */
  static boolean at(CellHistory history, long frame) {
    if (frame <= history.first() || history.movedShare(frame) <= MOVED_SHARE) {
      return false;
    }
    double unlike = unlike(history, frame);
    if (unlike > UNLIKE && unlike > RATIO * typical(history, frame, SceneCut::unlike)) {
      return true;
    }
    double jump = jump(history, frame);
    return jump > JUMP && jump > JUMP_RATIO * typical(history, frame, SceneCut::jump);
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

  private static double typical(
      CellHistory history, long frame, ToDoubleBiFunction<CellHistory, Long> measure) {
    double[] before = new double[(int) Math.min(FRAMES, frame - history.first() - 1)];
    Arrays.setAll(before, i -> measure.applyAsDouble(history, frame - 1 - i));
    Arrays.sort(before);
    return before.length == 0 ? 0 : before[before.length / 2];
  }

  // Mean size of the cells' steps, in levels
  private static double jump(CellHistory history, long frame) {
    short[] a = history.sums(frame - 1);
    short[] b = history.sums(frame);
    long sum = 0;
    for (int i = 0; i < history.cells(); i++) {
      sum += Math.abs(b[i] - a[i]);
    }
    return (double) sum / history.cells() / Cells.LEVEL;
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
    double spreadA = squareA - sumA * sumA / cells;
    double spreadB = squareB - sumB * sumB / cells;
    double flat = FLAT * FLAT * cells;
    if (spreadA < flat || spreadB < flat) {
      return spreadA < flat && spreadB < flat ? 0 : 1;
    }
    return 1 - (product - sumA * sumB / cells) / Math.sqrt(spreadA * spreadB);
  }
}
