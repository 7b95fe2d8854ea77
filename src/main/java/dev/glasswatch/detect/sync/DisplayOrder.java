package dev.glasswatch.detect.sync;

import dev.glasswatch.media.FrameView;

/**
 * Brings packets from the order in which they are decoded into that in which they are shown: none
 * that comes later is shown before this one's decoding time. Where decoding times step back,
 * timestamps start over, and what was held goes first.
 */
final class DisplayOrder {

  /** Takes pictures in the order in which they are shown. */
  interface Shown {
    /** The next picture by media time and raw PTS. */
    void shown(long at, long pts);
  }

  // The standards allow 16 pictures to be held back.
  private static final int DEPTH = 20;
  private static final long NONE = FrameView.NO_PTS;

  private final long[] pts = new long[DEPTH + 1];
  private final long[] at = new long[DEPTH + 1];
  private final Shown shown;
  private int size;
  private long lastDts = NONE;

  DisplayOrder(Shown shown) {
    this.shown = shown;
  }

  void add(long mediaTime, long rawPts, long rawDts) {
    if (rawDts != NONE && lastDts != NONE && rawDts < lastDts) {
      flush();
    }
    lastDts = rawDts;
    insert(mediaTime, rawPts);
    while (size > DEPTH || (size > 0 && rawDts != NONE && pts[0] <= rawDts)) {
      removeFirst();
    }
  }

  private void insert(long mediaTime, long rawPts) {
    int place = size;
    while (place > 0 && pts[place - 1] > rawPts) {
      pts[place] = pts[place - 1];
      at[place] = at[place - 1];
      place--;
    }
    pts[place] = rawPts;
    at[place] = mediaTime;
    size++;
  }

  private void removeFirst() {
    long firstPts = pts[0];
    long firstAt = at[0];
    size--;
    System.arraycopy(pts, 1, pts, 0, size);
    System.arraycopy(at, 1, at, 0, size);
    shown.shown(firstAt, firstPts);
  }

  /** Shows what is held. */
  void flush() {
    while (size > 0) {
      removeFirst();
    }
  }

  /** Drops what is held. */
  void clear() {
    size = 0;
    lastDts = NONE;
  }
}
