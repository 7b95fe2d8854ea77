package dev.glasswatch.detect.freeze;

/**
 * A picture that may have frozen; whether it did shows only when it moves again.
 *
 * <p>What follows tells more than what came before: what has faded in and then fades on was held
 * ({@link HeldFade}), and so was what moves at full speed from one frame to the next ({@link
 * HeldStop}). What is replaced instead was a title, a slide or a still.
 */
sealed interface Held permits HeldFade, HeldStop {

  /** What it would be if it were frozen. */
  Suspect suspect();

  /**
   * How sure it is that it was frozen, from 0 to 1.
   *
   * @param end media time of the first frame that moves again, which the history still holds
   */
  double scoreAtEnd(CellHistory history, long end);

  /**
   * A picture that stands.
   *
   * @param from media time of the first repeated frame
   * @param movingShare share of the picture that goes on moving
   * @param standstill tells when it moves again
   */
  record Suspect(long from, double movingShare, Standstill standstill) {}
}
