package dev.glasswatch.detect.freeze;

/**
 * Waits for a picture that has stood dead still for long, however it came to stand. It sees what
 * {@link StopJudge} cannot: a stream that was frozen when the watch began, or froze on the first
 * frame of a shot, within a dissolve, or where hardly anything moved. Nothing but duration tells
 * those from a slate or a held title, hence the longer wait.
 *
 * <p>Stands still means that no cell in 300 steps and no cell in 50 is off by more than a level,
 * but for 15 % of the frames, which keyframes are granted. No clean clip at hand keeps that up for
 * more than 3.1 s.
 */
final class StillWatch {

  private static final double STEPPING_SHARE = 0.003;
  private static final double OFF_SHARE = 0.02;
  private static final double GRANTED_SHARE = 0.15;
  private static final int GRANTED_FRAMES = 3;

  private final long stillAfter;
  private short[] anchor = new short[0];
  private long from = Long.MAX_VALUE;
  private long offSince = Long.MAX_VALUE;
  private int frames;
  private int offFrames;
  private boolean anchored;

  /** Waits for {@code stillAfter} microseconds. */
  StillWatch(long stillAfter) {
    this.stillAfter = stillAfter;
  }

  /** Forgets what it has seen. */
  void restart() {
    anchored = false;
  }

  /** Looks at the newest frame; true once the picture has stood still for long enough. */
  boolean standsStill(CellHistory history) {
    long frame = history.end() - 1;
    if (!anchored) {
      anchor(history, frame);
      return false;
    }
    if (frames == 0) {
      from = history.time(frame);
    }
    frames++;
    note(isOff(history, frame), history.time(frame));
    if (offFrames > Math.max(GRANTED_FRAMES, GRANTED_SHARE * frames)) {
      anchor(history, frame);
      return false;
    }
    return history.time(frame) - from >= stillAfter && showsSomething(history);
  }

  private void note(boolean off, long time) {
    offFrames += off ? 1 : 0;
    if (!off) {
      offSince = Long.MAX_VALUE;
    } else if (offSince == Long.MAX_VALUE) {
      offSince = time;
    }
  }

  /** Whether what stands still has enough contrast to be judged. */
  boolean showsSomething(CellHistory history) {
    return Contrast.isEnough(anchor, history.columns(), history.rows(), history.all());
  }

  /** Since when the picture has stood still, {@link Long#MAX_VALUE} when it has not. */
  long since() {
    return anchored && frames > 0 ? from : Long.MAX_VALUE;
  }

  /** Since when the newest frames were off, {@link Long#MAX_VALUE} when the newest is not. */
  long offSince() {
    return offSince;
  }

  /** Media time of the first repeated frame. */
  long from() {
    return from;
  }

  private boolean isOff(CellHistory history, long frame) {
    return history.movedShare(frame) > STEPPING_SHARE
        || Drift.share(anchor, history.sums(frame), history.all(), anchor.length, 1) > OFF_SHARE;
  }

  private void anchor(CellHistory history, long frame) {
    if (anchor.length != history.cells()) {
      anchor = new short[history.cells()];
    }
    System.arraycopy(history.sums(frame), 0, anchor, 0, anchor.length);
    anchored = true;
    frames = 0;
    offFrames = 0;
    offSince = Long.MAX_VALUE;
  }
}
