package dev.glasswatch.detect.freeze;

/**
 * Kinds of rows in the trace of the freeze detector, by ordinal; never change their order. Each
 * begins with a media time; times are in microseconds, {@code bits} those of a {@code double} and
 * {@code bits32} those of a {@code float}.
 */
enum FreezeRow {
  /** Pictures are compared from here on: time, 1 if what stood still is given up, else 0. */
  RESTARTED,
  /** Nothing stood still up to a time: that time. */
  CLEAR,
  /**
   * Motion stopped dead: time of finding it, time of the first repeated frame, bits of the score,
   * cells that stopped, all cells, bits of the share that goes on moving.
   */
  STOPPED,
  /** It was not seen to stop: time, time of the first repeated frame, cells, all cells. */
  STANDS,
  /** What was found goes on up to a time: that time. */
  GOES_ON,
  /** It moves again: time of finding it, time of the first moving frame. */
  MOVES,
  /** A picture has stood still for a second and more: time, time of the first repeated frame. */
  STILL,
  /** That is over: time, time of the first other frame, 1 when it is followed by other means. */
  STILL_ENDS,
  /**
   * A frame was judged and scored 0.05 and more: its time, bits of the score, bits32 of each
   * measure of the evidence.
   */
  JUDGED
}
