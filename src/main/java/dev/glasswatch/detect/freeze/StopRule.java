package dev.glasswatch.detect.freeze;

/**
 * Decides from the evidence whether a picture froze. Every measure is held against a limit, and the
 * worst of them decides; so the score says how near the weakest one came to its limit.
 *
 * <p>There are three ways to be a freeze, since an encoder blurs either the stop or the rest. After
 * motion that stopped <em>abruptly</em>, it may go on correcting the picture for seconds. After a
 * stop that is less clear, the picture must stand <em>dead still</em>. And beside a part that moves
 * now here, now there, such as a ticker with gaps, both the stop and the rest must be clear, for a
 * scene at rest stirs like that. Where frames come slower than 18 a second a stop must be abrupt
 * and the rest dead still: a natural stop is over within three of them.
 *
 * <p>The limits were fitted to 266 freezes injected into clips of many kinds, coded as H.264 and
 * HEVC from CRF 12 down to 0.01 bits a pixel, with and without noise, clocks, tickers and logos, of
 * which they find 250, and to 31 minutes of clean clips and 47 of re-encodings of the stillest
 * ones: surveillance cameras, held cartoon frames, titles, animated slides. None of those is taken
 * for a freeze, and none of the originals is when every limit is loosened by 12 %.
 */
final class StopRule {

  /** When less moved before, it cannot be told from a scene in which only a little moves. */
  static final double MOVED_BEFORE = 0.05;

  private static final double LEAST_LAST = 0.15;
  private static final double SLOW_RATE = 18;

  private final double movingLimit;

  /** A rule that lets this share of the picture go on moving. */
  StopRule(double movingLimit) {
    this.movingLimit = movingLimit;
  }

  /** Whether so much may go on after a stop. */
  boolean allows(AfterStop after) {
    return after.movingShare() <= movingLimit;
  }

  /** Whether enough moved before a stop, up to the end. */
  boolean allows(BeforeStop before) {
    return before.movedShare() >= MOVED_BEFORE && before.lastRatio() >= LEAST_LAST;
  }

  /** 1 where nothing speaks against a freeze, 0.5 at the limits, 0 far beyond. */
  double score(StopEvidence e, double framesPerSecond) {
    double way =
        framesPerSecond < SLOW_RATE
            ? worst(steady(e), abrupt(e), deadStill(e))
            : best(
                worst(steady(e), abrupt(e), settled(e)),
                worst(steady(e), stopped(e), deadStill(e)),
                worst(clearStop(e), clearRest(e)));
    return Math.max(0, 1 - worst(common(e), way) / 2);
  }

  private double common(StopEvidence e) {
    return worst(
        atLeast(MOVED_BEFORE, e.movedBefore()),
        e.movingShare() / movingLimit,
        e.steadiness() / 0.95);
  }

  // Either little wanders, or a sharp stop left everything else where it was
  private static double steady(StopEvidence e) {
    return best(
        worst(e.wanderingShare() / 0.0135, e.tremblingShare() / 0.006),
        worst(abrupt(e), e.drift1() / 0.1, e.drift2() / 0.0005, e.rest() / 0.023));
  }

  private static double abrupt(StopEvidence e) {
    return worst(
        atLeast(0.46, e.lastRatio() - 1.2 * e.firstRatio()),
        e.firstRatio() / 0.45,
        e.earlyRatio() / 0.108,
        e.restRatio() / 0.1);
  }

  private static double settled(StopEvidence e) {
    return worst(e.drift1() / 0.55, e.drift2() / 0.1, e.burstRatio() / 0.163, oddBurst(e));
  }

  // Motion that sets in again is loud against the rest and leads away; an encoder's is neither
  private static double oddBurst(StopEvidence e) {
    return best(
        e.burst() / Math.max(0.02, 3.3 * e.rest()), e.burstRatio() / 0.02, e.drift2() / 0.04);
  }

  private static double stopped(StopEvidence e) {
    return worst(
        atLeast(LEAST_LAST, e.lastRatio() - e.firstRatio()),
        e.firstRatio() / 0.205,
        e.earlyRatio() / 0.4);
  }

  private static double deadStill(StopEvidence e) {
    return worst(
        e.rest() / 0.0155,
        e.burst() / 0.06,
        e.drift1() / 0.014,
        e.drift2() / 0.0006,
        e.tremblingShare() / 0.006,
        e.wanderingShare() / 0.0014);
  }

  private static double clearStop(StopEvidence e) {
    return worst(atLeast(0.45, e.lastRatio() - e.firstRatio()), e.earlyRatio() / 0.4);
  }

  private static double clearRest(StopEvidence e) {
    return worst(e.rest() / 0.0032, e.burst() / 0.06, e.drift1() / 0.0025, e.drift2() / 0.001);
  }

  private static double atLeast(double limit, double value) {
    return limit / Math.max(1e-6, value);
  }

  private static double worst(double... ratios) {
    double worst = 0;
    for (double ratio : ratios) {
      worst = Math.max(worst, ratio);
    }
    return worst;
  }

  private static double best(double... ratios) {
    double best = Double.MAX_VALUE;
    for (double ratio : ratios) {
      best = Math.min(best, ratio);
    }
    return best;
  }
}
