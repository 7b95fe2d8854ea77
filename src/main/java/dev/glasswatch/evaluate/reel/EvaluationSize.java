package dev.glasswatch.evaluate.reel;

/**
 * How much is made.
 *
 * @param testReels reels with defects from the test half
 * @param tuningReels likewise from the tuning half
 * @param seconds length of each
 * @param clean length of each half's reel without defects, seconds
 */
public record EvaluationSize(int testReels, int tuningReels, int seconds, int clean) {

  /** Enough for more than 200 events of each defect in the test half. */
  public static final EvaluationSize WHOLE = new EvaluationSize(15, 6, 330, 300);

  /** For a first look. */
  public static final EvaluationSize QUICK = new EvaluationSize(2, 1, 240, 90);

  /** Programmes that are sent, each coding once in the test half; filters are tuned on fewer. */
  public static final EvaluationSize WHOLE_SENT = new EvaluationSize(9, 3, 60, 0);

  /** Likewise for a first look: one of each codec. */
  public static final EvaluationSize QUICK_SENT = new EvaluationSize(3, 1, 30, 0);

  /** To learn from what programmes look like that lose packets: of the tuning half alone. */
  public static final EvaluationSize SENT = new EvaluationSize(0, 27, 45, 0);

  /** To learn from: of the tuning half alone. */
  public static final EvaluationSize TRAINING = new EvaluationSize(0, 12, 300, 150);
}
