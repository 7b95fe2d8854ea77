package dev.glasswatch.detect.sync.reference;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a stream's comparison with its reference comes to. Times in microseconds.
 *
 * @param verdict what it comes to
 * @param reason why not, where it could not be measured; empty otherwise
 * @param videoDelay how much later a picture is than in the reference
 * @param audioDelay how much later sound is
 * @param syncError how much earlier sound comes against its picture than in the reference
 * @param least least sync error that was measured, less what it may be off by
 * @param most greatest
 * @param share of media time in which the sync error could be measured, 0 to 1
 */
public record Compared(
    Verdict verdict,
    Optional<Reason> reason,
    OptionalLong videoDelay,
    OptionalLong audioDelay,
    OptionalLong syncError,
    long least,
    long most,
    double share) {

  /** What a comparison comes to. */
  public enum Verdict {
    /** The same programme, and the sync error is known. */
    SAME,
    /** Not the same programme, or farther apart than is looked for. */
    DIFFERENT_CONTENT,
    /** It cannot be told. */
    NOT_MEASURABLE;

    /** As in payloads. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Why it cannot be told. */
  public enum Reason {
    /** The picture hardly moves. */
    STILL_PICTURE,
    /** There is nothing to hear. */
    SILENT_SOUND,
    /** It matches several places. */
    AMBIGUOUS,
    /** Sound is the reference's, the picture is not. */
    PICTURE_DIFFERS,
    /** The picture is the reference's, sound is not: another language, say. */
    SOUND_DIFFERS,
    /** Too little of picture, sound or reference is there at that time. */
    TOO_LITTLE;

    /** As in payloads. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
