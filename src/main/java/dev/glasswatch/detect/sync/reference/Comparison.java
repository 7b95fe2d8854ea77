package dev.glasswatch.detect.sync.reference;

/** Holds a stream against its reference, a window at a time. */
public final class Comparison {

  /** What is compared at a time, microseconds, at most. */
  private static final long WINDOW = 12_000_000;

  private final Place picture;
  private final Place sound;

  /**
   * A comparison of a stream with whatever reference it is given.
   *
   * @param live whether both are being written: then what came last of each belongs together, and
   *     what was looked for everywhere in vain is not at once again
   */
  public Comparison(Fingerprints own, boolean live) {
    picture = new Place(new PictureSearch(), own, live);
    sound = new Place(new SoundSearch(), own, live);
  }

  /**
   * Looks at the window that ends at a media time.
   *
   * @param begun media time before which nothing belongs to what is now
   */
  public Look look(long begun, long end, Fingerprints reference) {
    Span window = new Span(Math.max(begun, end - WINDOW), end);
    return new Look(
        window.from(), end, picture.look(window, reference), sound.look(window, reference));
  }

  /** Whether that is enough to look at. */
  public static boolean enough(long length) {
    return length >= Place.SHORTEST;
  }
}
