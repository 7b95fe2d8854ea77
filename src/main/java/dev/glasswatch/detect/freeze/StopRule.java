package dev.glasswatch.detect.freeze;

/**
 * Decides from the evidence whether a picture froze. Every measure is held against a limit, and the
 * worst of them decides; so the score says how near the weakest one came to its limit.
 *
 * <p>There are two ways to be a freeze. Motion that stopped <em>abruptly</em> may be followed by a
 * picture that an encoder keeps correcting. Motion that stopped less clearly must be followed by
 * one that stands <em>dead still</em>. Where frames come slower than 18 a second, both are
 * demanded: a natural stop is over within three of them.
 *
 * <p>The limits come from 208 freezes injected into clips of many kinds, coded as H.264 and HEVC
 * from CRF 12 down to 0.03 bits a pixel, with and without noise, clocks, tickers and turning logos,
 * and from 33 minutes of clean material with another 45 of its re-encodings, among them
 * surveillance cameras, held cartoon frames, titles and animated slides. They are set so that no
 * clean clip comes within 12 % of them.
 */
final class StopRule {

  /**
   * Less than this moved before, and it cannot be told from a scene in which only a little moves.
   */
  static final double MOVED_BEFORE = 0.05;

  private static final double SLOW_RATE = 18;
  private static final double WANDERING = 0.018;
  private static final double TREMBLING = 0.016;
  private static final double SHARPEST = 0.16;

  private final double movingLimit;

  /** A rule that lets this share of the picture go on moving. */
  StopRule(double movingLimit) {
    this.movingLimit = movingLimit;
  }

  /** 1 where nothing speaks against a freeze, 0.5 at the limits, 0 far beyond. */
  double score(StopEvidence evidence, double framesPerSecond) {
    double abrupt = worst(abrupt(evidence), settled(evidence));
    double still = worst(stopped(evidence), deadStill(evidence));
    double way =
        framesPerSecond < SLOW_RATE ? worst(abrupt, deadStill(evidence)) : Math.min(abrupt, still);
    return Math.max(0, 1 - worst(common(evidence), way) / 2);
  }

  /** Whether so much may go on after a stop. */
  boolean allows(AfterStop after) {
    return after.movingShare() <= movingLimit
        && after.wanderingShare() <= WANDERING
        && after.tremblingShare() <= TREMBLING;
  }

  /** Whether enough moved before a stop, up to the end. */
  boolean allows(BeforeStop before) {
    return before.movedShare() >= MOVED_BEFORE && before.lastRatio() >= SHARPEST;
  }

  private double common(StopEvidence e) {
    return worst(
        MOVED_BEFORE / Math.max(1e-6, e.movedBefore()),
        e.movingShare() / movingLimit,
        e.wanderingShare() / WANDERING,
        e.tremblingShare() / TREMBLING,
        e.steadiness() / 0.95);
  }

  private static double abrupt(StopEvidence e) {
    return worst(
        0.4 / Math.max(1e-6, e.lastRatio() - 1.5 * e.firstRatio()),
        e.firstRatio() / 0.4,
        e.earlyRatio() / 0.155,
        e.restRatio() / 0.08);
  }

  private static double settled(StopEvidence e) {
    return worst(e.drift1() / 0.45, e.drift2() / 0.14, e.burstRatio() / 0.16, oddBurst(e));
  }

  // Motion that sets in again is loud against the rest and leads away; an encoder's is neither
  private static double oddBurst(StopEvidence e) {
    return Math.min(
        e.burst() / Math.max(0.02, 6.5 * e.rest()),
        Math.min(e.burstRatio() / 0.02, e.drift2() / 0.025));
  }

  private static double stopped(StopEvidence e) {
    return worst(
        SHARPEST / Math.max(1e-6, e.lastRatio() - e.firstRatio()),
        e.firstRatio() / 0.25,
        e.earlyRatio() / 0.18);
  }

  private static double deadStill(StopEvidence e) {
    return worst(
        e.rest() / 0.0135,
        e.burst() / 0.055,
        e.drift1() / 0.02,
        e.drift2() / 0.002,
        e.tremblingShare() / 0.0033,
        e.wanderingShare() / 0.002);
  }

  private static double worst(double... ratios) {
    double worst = 0;
    for (double ratio : ratios) {
      worst = Math.max(worst, ratio);
    }
    return worst;
  }
}
