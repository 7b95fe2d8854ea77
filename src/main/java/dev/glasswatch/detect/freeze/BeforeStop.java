package dev.glasswatch.detect.freeze;

import java.util.Arrays;

/**
 * How the picture moved in the quarter of a second before a supposed stop, outside of what goes on
 * moving. Keyframes do not count: they code the whole picture anew.
 */
final class BeforeStop {

  // Some streams show each picture twice: at more than 25 a second, two frames count as the last
  private static final long LAST_SPAN = 42_000;
  private static final double TINY = 1e-3;

  private final StepField field = new StepField();
  private final Steadiness steadySteps = new Steadiness();
  private double[] motion = new double[0];
  private double[] detail = new double[0];
  private int frames;

  private double movedShare;
  private double level;
  private double lastRatio;
  private double steadiness;

  /**
   * Looks at up to {@code most} frames before {@code stop}, but not beyond a cut.
   *
   * @param after which cells to look at
   * @return false when there is nothing to compare with
   */
  boolean measure(CellHistory history, long stop, int most, AfterStop after) {
    long from = SceneCut.after(history, Math.max(history.first() + 1, stop - most), stop);
    if (motion.length < most) {
      motion = new double[most];
      detail = new double[most];
    }
    frames = 0;
    double moved = 0;
    double last = 0;
    boolean lastWasRecent = false;
    for (long frame = from; frame < stop; frame++) {
      if (history.keyframe(frame)) {
        continue;
      }
      field.measure(history, frame, after.clear(), after.clearCells());
      moved += field.movedShare();
      detail[frames] = field.detail();
      motion[frames] = history.motion(frame, after.clear(), after.clearCells());
      boolean recent = history.time(stop) - history.time(frame) <= LAST_SPAN;
      last = recent && lastWasRecent ? Math.max(last, detail[frames]) : detail[frames];
      lastWasRecent = recent;
      frames++;
    }
    if (frames == 0) {
      return false;
    }
    movedShare = moved / frames;
    level = topHalf(motion) + TINY;
    lastRatio = last / (topHalf(detail) + TINY);
    steadiness = steadySteps.before(history, stop, most + 2, after.clear());
    return true;
  }

  /** Share of the cells that moved, mean over the frames. */
  double movedShare() {
    return movedShare;
  }

  /** Mean step in levels, changes of light included, over the livelier half of the frames. */
  double level() {
    return level;
  }

  /** Motion of the last frame relative to the livelier half. */
  double lastRatio() {
    return lastRatio;
  }

  /** See {@link Steadiness}. */
  double steadiness() {
    return steadiness;
  }

  private double topHalf(double[] values) {
    Arrays.sort(values, 0, frames);
    double sum = 0;
    for (int i = frames / 2; i < frames; i++) {
      sum += values[i];
    }
    return sum / (frames - frames / 2);
  }
}
