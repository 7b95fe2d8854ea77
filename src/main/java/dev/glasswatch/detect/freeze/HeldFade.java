package dev.glasswatch.detect.freeze;

/**
 * A fade or a dissolve that stopped dead. Most likely it is over, and shows a title or a slide. But
 * if what moves next moves on in the same way, cell by cell, it was a freeze: what has faded in
 * fades out the other way, or into something else.
 */
final class HeldFade {

  /** A step that resembles the last one before the stop as much as this goes on with it. */
  private static final double GOES_ON = 0.8;

  private static final long STILL = Long.MAX_VALUE;

  private final long from;
  private final double score;
  private final double movingShare;
  private final short[] kept;
  private final int[] stepsBefore;
  private final int[] stepsAfter;
  private final Standstill standstill;

  /** A fade that stopped where the judge has just found it to, with the newest frame. */
  HeldFade(CellHistory history, StopSearch.Stop stop, StopJudge judge, StopEvidence evidence) {
    this.from = history.time(stop.frame());
    this.score = stop.score();
    this.movingShare = evidence.movingShare();
    this.kept = judge.kept().clone();
    this.stepsBefore = new int[kept.length];
    this.stepsAfter = new int[kept.length];
    Steadiness.steps(history, stop.frame() - 2, stop.frame() - 1, stepsBefore);
    this.standstill =
        new Standstill(kept, judge.motionBefore(), stop.rest(), history.sums(history.end() - 1));
  }

  /** Media time of the first repeated frame. */
  long from() {
    return from;
  }

  double score() {
    return score;
  }

  double movingShare() {
    return movingShare;
  }

  int keptCells() {
    return standstill.keptCells();
  }

  /** Looks at the newest frame; returns media time of the first moving one, or {@link #STILL}. */
  long endWith(CellHistory history) {
    return standstill.endWith(history);
  }

  /** Whether what moves from {@code end} on is the same fade. */
  boolean goesOn(CellHistory history, long end) {
    long frame = history.end() - 2;
    while (frame > history.first() + 1 && history.time(frame) > end) {
      frame--;
    }
    Steadiness.steps(history, frame, frame + 1, stepsAfter);
    return Steadiness.resemblance(stepsBefore, stepsAfter, kept) >= GOES_ON;
  }
}
