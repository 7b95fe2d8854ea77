package dev.glasswatch.detect.freeze;

import java.util.Arrays;

/**
 * How still the rest of the picture was after a supposed stop, outside of what goes on moving.
 * Keyframes do not count: they code the whole picture anew.
 */
final class RestAfterStop {

  private static final long EARLY_SPAN = 200_000;
  private static final double LOUD_SHARE = 0.15;
  private static final int SETTLED_AFTER = 3;
  private static final double SETTLE_SECONDS = 0.3;

  private double[] motion = new double[0];
  private double[] quiet = new double[0];
  private double[] window = new double[0];
  private int count;
  private int quietCount;

  private double first;
  private double opening;
  private double early;
  private double rest;
  private double burst;
  private double ending;
  private double drift;

  /**
   * Looks at the frames from {@code stop} up to {@code end}.
   *
   * @param kept which cells to look at
   */
  boolean measure(
      CellHistory history, long stop, long end, int nearKeyframe, int burstFrames, AfterStop kept) {
    room((int) (end - stop), burstFrames);
    count = 0;
    quietCount = 0;
    int earlyFrames = 0;
    for (long frame = stop; frame < end; frame++) {
      boolean keyframe = history.keyframe(frame);
      boolean quietFrame = !Keyframes.near(history, frame, nearKeyframe, end);
      double value =
          keyframe && !quietFrame ? 0 : history.motion(frame, kept.clear(), kept.clearCells());
      if (!keyframe) {
        motion[count++] = value;
        earlyFrames += history.time(frame) - history.time(stop) < EARLY_SPAN ? 1 : 0;
      }
      if (quietFrame) {
        quiet[quietCount++] = value;
      }
    }
    if (count < 5) {
      return false;
    }
    first = motion[0];
    opening = Math.max(motion[0], Math.max(motion[1], motion[2]));
    early = median(motion, 0, Math.max(3, earlyFrames));
    burst = burst(burstFrames);
    ending = median(motion, count - Math.min(count, burstFrames), burstFrames);
    Arrays.sort(motion, 0, count);
    rest = mean(motion, (int) Math.ceil(count * (1 - LOUD_SHARE)));
    measureDrift(history, stop, end, kept);
    return true;
  }

  double first() {
    return first;
  }

  /** Motion of the loudest of the first three frames, in levels. */
  double opening() {
    return opening;
  }

  double early() {
    return early;
  }

  double rest() {
    return rest;
  }

  double burst() {
    return burst;
  }

  /** Motion of the last frames, in levels. */
  double ending() {
    return ending;
  }

  double drift() {
    return drift;
  }

  private double burst(int frames) {
    double loudest = 0;
    int from = Math.max(0, Math.min(SETTLED_AFTER, quietCount - frames));
    for (int i = from; i + frames <= quietCount; i++) {
      loudest = Math.max(loudest, median(quiet, i, frames));
    }
    return loudest;
  }

  // The nearest of several pairs, since one picture of a pair may be a keyframe's passing quality
  private void measureDrift(CellHistory history, long stop, long end, AfterStop kept) {
    double rate = history.rate();
    long settled = Math.min(end - 1, stop + Math.max(3, Math.round(SETTLE_SECONDS * rate)));
    int apart = (int) Math.max(1, Math.round(0.2 * rate));
    drift = 1;
    for (long from = settled; from <= settled + apart; from += apart) {
      for (long to = end - 1; to >= end - 1 - 2 * apart; to -= apart) {
        if (from < to) {
          drift = Math.min(drift, drift(history, from, to, kept));
        }
      }
    }
  }

  private static double drift(CellHistory history, long from, long to, AfterStop kept) {
    return Drift.share(history.sums(from), history.sums(to), kept.kept(), kept.keptCells(), 1);
  }

  private double median(double[] values, int from, int length) {
    int size = Math.min(length, count);
    System.arraycopy(values, from, window, 0, size);
    Arrays.sort(window, 0, size);
    return size % 2 == 1 ? window[size / 2] : (window[size / 2 - 1] + window[size / 2]) / 2;
  }

  private static double mean(double[] values, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += values[i];
    }
    return length == 0 ? 0 : sum / length;
  }

  private void room(int frames, int burstFrames) {
    if (motion.length < frames) {
      motion = new double[frames];
      quiet = new double[frames];
    }
    if (window.length < Math.max(frames, burstFrames)) {
      window = new double[Math.max(frames, burstFrames)];
    }
  }
}
