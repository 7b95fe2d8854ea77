package dev.glasswatch.detect.freeze;

/**
 * Decides from the evidence whether a picture froze.
 *
 * <p>A few limits are set by hand: something must have moved before, no more than the given share
 * may go on, the picture must stay where it is and not move again, and the stop must not end a fade
 * or a dissolve, whose steps resemble one another until they end as abruptly as a freeze begins:
 * into a title, a slide or a closing card far more often than into a freeze. The rest is weighed by
 * trees that were fitted to freezes put into real clips of many kinds, coded in many ways, and to
 * what such clips, slow pans and stops shorter than the window look like without a freeze ({@link
 * StopTrees}); no single limit separates the two, since an encoder blurs now the stop, now the
 * rest.
 */
class StopRule {

  /** When less moved before, it cannot be told from a scene in which only a little moves. */
  static final double MOVED_BEFORE = 0.05;

  /** When more of the picture ended elsewhere, it went on, however slowly. */
  private static final double WENT_ON = 0.6;

  /** What ends as loud as this, against the motion before, moves again. */
  private static final double MOVES_AGAIN = 0.5;

  /** Steps that resemble one another more than this are a fade's. */
  static final double FADES = 0.95;

  private final double movingLimit;
  private final StopTrees trees;

  /** A rule that lets this share of the picture go on moving. */
  StopRule(double movingLimit, StopTrees trees) {
    this.movingLimit = movingLimit;
    this.trees = trees;
  }

  /** Whether so much may go on after a stop. */
  final boolean allows(AfterStop after) {
    return after.movingShare() <= movingLimit;
  }

  /** Whether enough moved before a stop, and not as in a fade. */
  final boolean allows(BeforeStop before) {
    return before.movedShare() >= MOVED_BEFORE && before.steadiness() <= FADES;
  }

  /** Whether the picture stayed where it was, and nothing moved again. */
  final boolean allows(RestAfterStop rest, BeforeStop before) {
    return rest.drift() <= WENT_ON && rest.ending() <= MOVES_AGAIN * before.level();
  }

  /** From 0 to 1, 0.5 where it is as likely as not. */
  double score(StopEvidence evidence) {
    return trees.score(evidence);
  }
}
