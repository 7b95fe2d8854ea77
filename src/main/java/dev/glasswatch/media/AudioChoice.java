package dev.glasswatch.media;

/** Which audio tracks to decode. */
public sealed interface AudioChoice {

  /** The first one. */
  AudioChoice FIRST = new First();

  /** Every one. */
  AudioChoice ALL = new All();

  /** None. */
  AudioChoice NONE = new None();

  /** The first one. */
  record First() implements AudioChoice {}

  /** Every one. */
  record All() implements AudioChoice {}

  /** None. */
  record None() implements AudioChoice {}

  /**
   * The first one in this language; when none is tagged with it, the first one.
   *
   * @param tag RFC 5646 or ISO 639-2; compared without regard to case, and {@code en} finds {@code
   *     eng} and {@code en-GB}
   */
  record ByLanguage(String tag) implements AudioChoice {}

  /**
   * The one at this place among the audio tracks, from 0.
   *
   * @param index 0 or more
   */
  record ByIndex(int index) implements AudioChoice {

    /** Rejects negative places. */
    public ByIndex {
      if (index < 0) {
        throw new IllegalArgumentException("audio track must be 0 or more, not " + index);
      }
    }
  }
}
