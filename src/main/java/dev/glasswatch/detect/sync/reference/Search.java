package dev.glasswatch.detect.sync.reference;

/** Finds a window of one stream in another, by picture or by sound. Times in microseconds. */
interface Search {

  /** Looks at one place only, where it was before. */
  Match near(Fingerprints stream, Span window, Fingerprints in, long delay);

  /** Looks everywhere that makes the window later by {@code least} to {@code most}. */
  Match anywhere(Fingerprints stream, Span window, Fingerprints in, long least, long most);

  /** What is there of a stream; empty without anything. */
  Span extent(Fingerprints stream);
}
