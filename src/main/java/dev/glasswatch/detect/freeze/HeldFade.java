package dev.glasswatch.detect.freeze;

/**
 * A fade or a dissolve that stopped dead. Most likely it is over, and shows a title or a slide. But
 * if what moves next moves on in the same way, cell by cell, it was a freeze: what has faded in
 * fades out the other way, or into something else.
 */
final class HeldFade implements Held {

  /** A step that resembles the last one before the stop as much as this goes on with it. */
  private static final double GOES_ON = 0.8;

  private final Suspect suspect;
  private final double score;
  private final short[] kept;
  private final int[] stepsBefore;
  private final int[] stepsAfter;

  /** A fade that stopped where the judge has just found it to, with the newest frame. */
  HeldFade(CellHistory history, StopSearch.Stop stop, StopJudge judge, Suspect suspect) {
    this.suspect = suspect;
    this.score = stop.score();
    this.kept = judge.kept().clone();
    this.stepsBefore = new int[kept.length];
    this.stepsAfter = new int[kept.length];
    Steadiness.steps(history, stop.frame() - 2, stop.frame() - 1, stepsBefore);
  }

  @Override
  public Suspect suspect() {
    return suspect;
  }

  /** As sure as its stop was, if what moves from {@code end} on is the same fade. */
  @Override
  public double scoreAtEnd(CellHistory history, long end) {
    long frame = history.end() - 2;
    while (frame > history.first() + 1 && history.time(frame) > end) {
      frame--;
    }
    Steadiness.steps(history, frame, frame + 1, stepsAfter);
    boolean goesOn = Steadiness.resemblance(stepsBefore, stepsAfter, kept) >= GOES_ON;
    return goesOn ? score : 0;
  }
}
