package dev.glasswatch.detect.sync.reference;

/**
 * What came of looking for a piece of one stream in another.
 *
 * @param state what came of it
 * @param delay how much later it is there, microseconds; 0 unless found
 * @param score 0 to 1, how alike both are
 * @param second how alike the next best place is
 */
public record Match(State state, long delay, double score, double second) {

  /** What can come of it. */
  public enum State {
    /** It is there. */
    FOUND,
    /** It is nowhere, though both move enough for it to be found. */
    UNMATCHED,
    /** It is in several places, or hardly distinct. */
    AMBIGUOUS,
    /** A still picture, or silence. */
    QUIET,
    /** Too little of one or the other is known. */
    MISSING
  }

  /** Without a place. */
  public static Match of(State state) {
    return new Match(state, 0, 0, 0);
  }

  /** Whether it is there. */
  public boolean found() {
    return state == State.FOUND;
  }
}
