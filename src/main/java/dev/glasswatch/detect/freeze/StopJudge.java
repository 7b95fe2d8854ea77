package dev.glasswatch.detect.freeze;

import java.util.Optional;

/** Measures what happened before and after a frame at which motion may have stopped dead. */
final class StopJudge {

  private static final double BEFORE_SECONDS = 0.28;
  private static final double NEAR_KEYFRAME_SECONDS = 0.13;
  private static final double BURST_SECONDS = 0.16;
  private static final double MOVING_KEYFRAME = 0.5;
  private static final int FEWEST_CELLS = 20;

  private final StopRule rule;
  private final AfterStop after = new AfterStop();
  private final BeforeStop before = new BeforeStop();
  private final RestAfterStop rest = new RestAfterStop();

  /** A judge that spares itself work where the rule has no doubt. */
  StopJudge(StopRule rule) {
    this.rule = rule;
  }

  /**
   * The evidence for a stop at frame {@code stop}, from all frames up to {@code end}; empty when
   * there are too few to tell, or it is plainly none.
   */
  Optional<StopEvidence> judge(CellHistory history, long stop, long end) {
    double rate = history.rate();
    int nearKeyframe = frames(NEAR_KEYFRAME_SECONDS, rate, 1);
    boolean told =
        after.measure(history, stop, end, nearKeyframe)
            && after.clearCells() >= FEWEST_CELLS
            && rule.allows(after)
            && before.measure(history, stop, frames(BEFORE_SECONDS, rate, 6), after)
            && rule.allows(before)
            && rest.measure(history, stop, end, nearKeyframe, frames(BURST_SECONDS, rate, 3), after)
            && rule.allows(rest, before);
    return told ? Optional.of(evidence(rate)) : Optional.empty();
  }

  /** Cells that stopped are -1, those that go on moving 0, as of the last {@link #judge}. */
  short[] kept() {
    return after.kept();
  }

  /** Motion before the stop in levels, as of the last {@link #judge}. */
  double motionBefore() {
    return before.level();
  }

  /** Motion after the stop in levels, as of the last {@link #judge}. */
  double rest() {
    return rest.rest();
  }

  /**
   * By how many levels motion differs on either side of a stop, as of the last {@link #judge}. A
   * keyframe at the stop is taken for the last that moved when it changed as much as motion does.
   */
  double sharpness(CellHistory history, long stop) {
    double opening = rest.opening();
    if (history.keyframe(stop)) {
      double recoded = history.motion(stop, after.clear(), after.clearCells());
      opening = recoded < MOVING_KEYFRAME * before.level() ? opening : Math.max(opening, recoded);
    }
    return before.lastRatio() * before.level() - opening;
  }

  private static int frames(double seconds, double rate, int fewest) {
    return (int) Math.max(fewest, Math.round(seconds * rate));
  }

  private StopEvidence evidence(double rate) {
    double level = before.level();
    return new StopEvidence(
        rate,
        before.movedShare(),
        level,
        before.steadiness(),
        before.lastRatio(),
        rest.first() / level,
        rest.early() / level,
        rest.rest() / level,
        rest.rest(),
        rest.burst() / level,
        after.movingShare(),
        after.wanderingShare(),
        after.tremblingShare(),
        rest.drift());
  }
}
