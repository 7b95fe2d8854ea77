package dev.glasswatch.incident;

/** When people hear of incidents, which decides what counts as one matter for them. */
public enum Telling {
  /**
   * While they happen. One that says the same as another is marked so at once, and one that comes
   * and goes is kept open for longer each time.
   */
  AS_THEY_HAPPEN,
  /**
   * They happened before, and a trace is played. They are kept open for as long as they were, and
   * settled afterwards: a trace does not say which of two detectors spoke first.
   */
  TRACED,
  /**
   * All together when the input is over. Each is listed for what it was; what they mean for each
   * other is seen afterwards, from where they start and end ({@link Implications#settled}), and so
   * does not depend on which detector is ahead of which.
   */
  AFTERWARDS
}
