package dev.glasswatch.detect.freeze;

/**
 * Decides from the evidence whether a picture froze.
 *
 * <p>A few limits are set by hand: something must have moved up to it, no more than the given share
 * may go on, it must fall still from one frame to the next, the picture must stay where it is and
 * not move again, and the stop must not end a fade or a dissolve, whose steps resemble one another
 * until they end as abruptly as a freeze begins: into a title, a slide or a closing card far more
 * often than into a freeze. The rest is weighed by trees that were fitted to freezes put into real
 * clips of many kinds, coded in many ways, and to what such clips, slow pans and stops shorter than
 * the window look like without a freeze ({@link StopTrees}); no single limit separates the two,
 * since an encoder blurs now the stop, now the rest.
 */
class StopRule {

  /** When less moved before, it cannot be told from a scene in which only a little moves. */
  static final double MOVED_BEFORE = 0.05;

  /** What slowed down to less than this of its motion before the stop came to rest by itself. */
  private static final double CAME_TO_REST = 0.15;

  /**
   * What goes on this loud with the first frame after, against the motion before, has not stopped.
   */
  private static final double STOPPED = 0.45;

  /** Nor has what is this loud with one of the first three, as when a title comes up in steps. */
  private static final double OPENS = 0.55;

  /**
   * What the motion must fall by from the last frame before to the first after. Whatever eases out,
   * a hand or an animation, falls by a fifth from frame to frame; a freeze by nearly all of it.
   */
  private static final double ABRUPT = 0.2;

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

  /** Whether enough moved before a stop, up to it. */
  final boolean allows(BeforeStop before) {
    return before.movedShare() >= MOVED_BEFORE && before.lastRatio() >= CAME_TO_REST;
  }

  /** Whether it stopped from one frame to the next, stayed where it was and did not move again. */
  final boolean allows(RestAfterStop rest, BeforeStop before) {
    double first = rest.first() / before.level();
    return first <= STOPPED
        && rest.opening() <= OPENS * before.level()
        && before.lastRatio() - first >= ABRUPT
        && rest.drift() <= WENT_ON
        && rest.ending() <= MOVES_AGAIN * before.level();
  }

  /** Whether it stopped at the end of a fade or a dissolve, or within one. */
  final boolean endsFade(StopEvidence evidence) {
    return evidence.steadiness() > FADES;
  }

  /** How sure it would be if what stopped were no fade, from 0 to 1. */
  final double scoreAfterFade(StopEvidence evidence) {
    return trees.score(evidence);
  }

  /** From 0 to 1, 0.5 where it is as likely as not. */
  double score(StopEvidence evidence) {
    return trees.score(evidence);
  }
}
