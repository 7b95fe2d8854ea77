package dev.glasswatch.evidence;

/**
 * What an entry of a trace is; the numbers stand in files and never change. From {@link #ROWS} on
 * they are a detector's own rows.
 */
final class EntryKind {

  /** A new instance of the detector. Values: the latest media time. */
  static final int STARTED = 0;

  /** Values: media time, cause. */
  static final int DISCONTINUITY = 1;

  /** The detector is told of unwatched time. Values: from, length, reason. */
  static final int GAP = 2;

  /** The input ended. Values: media time. */
  static final int INPUT_ENDED = 3;

  /** Values: to, from, bits of the score, severity, defect, reason, details. */
  static final int OBSERVED = 4;

  /** Nobody looked. Values: from, length, reason. */
  static final int UNWATCHED = 5;

  /** A detector did not look. Values: from, length, reason, defects. */
  static final int MISSED = 6;

  /** Everything was ended. Values: media time, reason. */
  static final int ENDED = 7;

  /** A detector's row of kind 0. Values: its own. */
  static final int ROWS = 16;

  private EntryKind() {}
}
