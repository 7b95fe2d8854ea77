package dev.glasswatch.detect.freeze;

/**
 * A picture that stands, of which it is not plain how it came to: it follows a cut, or its stop is
 * blurred by an encoder, hidden in noise, or was one of little motion. Seen backwards its end is
 * the beginning: when that is a dead stop, the picture had been held, since what rests by itself
 * takes some frames to get going.
 */
final class HeldStop implements Held {

  private final Suspect suspect;
  private final Backwards backwards;

  /** A picture that stands, to be judged by this. */
  HeldStop(Suspect suspect, Backwards backwards) {
    this.suspect = suspect;
    this.backwards = backwards;
  }

  @Override
  public Suspect suspect() {
    return suspect;
  }

  @Override
  public double scoreAtEnd(CellHistory history, long end) {
    return backwards.score(history, suspect.from(), end);
  }
}
