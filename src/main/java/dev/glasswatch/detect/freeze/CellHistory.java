package dev.glasswatch.detect.freeze;

import java.util.Arrays;

/**
 * The last seconds of one stream's pictures as cell sums, with what changed from each to the next.
 * Frames are numbered from 0 in the order in which they were added, also across {@link #restart}.
 *
 * <p>A step is what a cell's sum changed by, less what the whole picture's brightness changed by,
 * so that a flicker of the light is no motion. All sums and steps are in {@code 1 /} {@link
 * Cells#LEVEL} levels of luma.
 *
 * <p>Memory grows until it holds {@code span} of the fastest frame rate seen and is then reused.
 */
final class CellHistory {

  private static final int FEWEST = 32;

  private final long span;
  private Frame[] ring = new Frame[0];
  private short[] all = new short[0];
  private int columns;
  private int rows;
  private long first;
  private long next;

  private static final class Frame {
    final short[] sums;
    long time;
    boolean keyframe;
    int brightnessStep;
    double movedShare;
    double motion;

    Frame(int cells) {
      sums = new short[cells];
    }
  }

  /** Keeps at least {@code span} microseconds. */
  CellHistory(long span) {
    this.span = span;
  }

  /** Forgets all frames; the next ones have this many cells. */
  void restart(int newColumns, int newRows) {
    if (newColumns * newRows != columns * rows) {
      ring = new Frame[0];
      all = new short[newColumns * newRows];
      Arrays.fill(all, (short) -1);
    }
    columns = newColumns;
    rows = newRows;
    first = next;
  }

  /** Where the next frame's sums go. */
  short[] sumsToFill() {
    makeRoom();
    return slot(next).sums;
  }

  /** Adds the frame whose sums were filled in. */
  void add(long time, boolean keyframe) {
    Frame frame = slot(next);
    frame.time = time;
    frame.keyframe = keyframe;
    if (next == first) {
      frame.brightnessStep = 0;
      frame.movedShare = 0;
      frame.motion = 0;
    } else {
      compare(frame, slot(next - 1).sums);
    }
    next++;
  }

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  /** A mask that keeps every cell. */
  short[] all() {
    return all;
  }

  int cells() {
    return columns * rows;
  }

  /** Number of the oldest frame. */
  long first() {
    return first;
  }

  /** One more than the number of the newest frame. */
  long end() {
    return next;
  }

  long time(long frame) {
    return slot(frame).time;
  }

  boolean keyframe(long frame) {
    return slot(frame).keyframe;
  }

  short[] sums(long frame) {
    return slot(frame).sums;
  }

  /** How much the whole picture became brighter with this frame. */
  int brightnessStep(long frame) {
    return slot(frame).brightnessStep;
  }

  /** Share of the cells that moved with this frame, 0 to 1. */
  double movedShare(long frame) {
    return slot(frame).movedShare;
  }

  /** Mean step of all cells with this frame, in levels, each counted up to 8. */
  double motion(long frame) {
    return slot(frame).motion;
  }

  /** Frames per second over what is kept. */
  double rate() {
    long time = next - first < 2 ? 0 : time(next - 1) - time(first);
    return time <= 0 ? 25 : (next - 1 - first) * 1e6 / time;
  }

  /**
   * A frame's mean step in levels over the cells that are kept, of which there are {@code count}.
   */
  double motion(long frame, short[] kept, int count) {
    int sum = Cells.motion(sums(frame - 1), sums(frame), cells(), brightnessStep(frame), kept);
    return count == 0 ? 0 : (double) sum / count / Cells.LEVEL;
  }

  private void compare(Frame frame, short[] before) {
    short[] now = frame.sums;
    int cells = cells();
    int step = Drift.brightness(before, now, cells);
    frame.brightnessStep = step;
    frame.movedShare = (double) Cells.away(before, now, cells, step, Cells.MOVED, all) / cells;
    frame.motion = (double) Cells.motion(before, now, cells, step, all) / cells / Cells.LEVEL;
  }

  private void makeRoom() {
    boolean full = next - first == ring.length;
    if (full && ring.length > 0 && time(next - 1) - time(first + 1) >= span) {
      first++;
    } else if (full) {
      grow();
    }
  }

  private void grow() {
    Frame[] larger = new Frame[Math.max(FEWEST, ring.length + ring.length / 4)];
    Arrays.setAll(larger, any -> new Frame(cells()));
    for (long frame = first; frame < next; frame++) {
      larger[(int) (frame % larger.length)] = slot(frame);
    }
    ring = larger;
  }

  private Frame slot(long frame) {
    return ring[(int) (frame % ring.length)];
  }
}
