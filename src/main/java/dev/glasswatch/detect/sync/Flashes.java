package dev.glasswatch.detect.sync;

import dev.glasswatch.media.FrameView;
import dev.glasswatch.media.Plane;
import dev.glasswatch.media.PlaneNeed;

/** Finds flashes: a dark picture, a bright one for a moment, and the dark one again. */
final class Flashes {

  // 8-bit luma of limited or full range alike: a third and two thirds of the way to white.
  private static final int DARK = 80;
  private static final int BRIGHT = 160;
  private static final long LONGEST = 250_000;

  // Every fourth pixel of every fourth row is plenty for a mean.
  private static final int STEP = 4;

  private final Rhythm rhythm = new Rhythm();
  private boolean dark;
  private boolean bright;
  private long since;
  private long interval;

  Rhythm rhythm() {
    return rhythm;
  }

  /** How long the last picture lasts: as exactly as flashes can be told. */
  long interval() {
    return interval;
  }

  /** Takes a picture; returns whether it ended a flash. */
  boolean frame(FrameView frame) {
    interval = frame.duration();
    int mean = mean(frame.plane(PlaneNeed.LUMA));
    boolean ended = bright && mean < DARK && frame.mediaTime() - since <= LONGEST;
    if (dark && mean > BRIGHT) {
      bright = true;
      since = frame.mediaTime();
    } else if (mean < BRIGHT) {
      bright = false;
    }
    dark = mean < DARK;
    if (ended) {
      rhythm.beat(since);
    }
    return ended;
  }

  private static int mean(Plane plane) {
    byte[] pixels = plane.pixels();
    long sum = 0;
    int count = 0;
    for (int row = 0; row < plane.height(); row += STEP) {
      int start = row * plane.width();
      for (int at = start; at < start + plane.width(); at += STEP) {
        sum += pixels[at] & 0xFF;
        count++;
      }
    }
    return (int) (sum / count);
  }

  void clear() {
    rhythm.clear();
    dark = false;
    bright = false;
  }
}
