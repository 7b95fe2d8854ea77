package dev.glasswatch.detect.sync.reference;

import java.util.OptionalLong;

/**
 * One comparison of a window of a stream with its reference.
 *
 * @param from media time at which the window begins, microseconds
 * @param to media time at which it ends
 * @param picture what came of the picture
 * @param sound what came of the sound
 */
public record Look(long from, long to, Match picture, Match sound) {

  /** Nothing to compare with. */
  static Look none(long from, long to) {
    return new Look(from, to, Match.of(Match.State.MISSING), Match.of(Match.State.MISSING));
  }

  /** How much earlier than in the reference sound comes against its picture, microseconds. */
  public OptionalLong error() {
    return picture.found() && sound.found()
        ? OptionalLong.of(picture.delay() - sound.delay())
        : OptionalLong.empty();
  }
}
