package dev.glasswatch.detect.freeze;

import java.util.Arrays;

/** What each cell did over a stretch of frames: how often it moved and how far it got. */
final class CellTracks {

  /** Frames with which the cell moved, in the first and in the second half. */
  short[] firstHalf = new short[0];

  short[] secondHalf = new short[0];

  /** Frames with which it moved, away from keyframes. */
  short[] quiet = new short[0];

  /** Where it is relative to where it started, and its extremes. */
  short[] level = new short[0];

  short[] lowest = new short[0];
  short[] highest = new short[0];

  private boolean second;

  /** Starts anew for this many cells. */
  void clear(int cells) {
    second = false;
    if (level.length != cells) {
      firstHalf = new short[cells];
      secondHalf = new short[cells];
      quiet = new short[cells];
      level = new short[cells];
      lowest = new short[cells];
      highest = new short[cells];
      return;
    }
    Arrays.fill(firstHalf, (short) 0);
    Arrays.fill(secondHalf, (short) 0);
    Arrays.fill(quiet, (short) 0);
    Arrays.fill(level, (short) 0);
    Arrays.fill(lowest, (short) 0);
    Arrays.fill(highest, (short) 0);
  }

  /** From here on the second half is counted. */
  void halfTime() {
    second = true;
  }

  /** The half that is being counted. */
  short[] often() {
    return second ? secondHalf : firstHalf;
  }
}
