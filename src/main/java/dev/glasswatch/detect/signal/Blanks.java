package dev.glasswatch.detect.signal;

import java.util.Map;

/**
 * Adds up stretches of a track that arrived and could not be decoded. Viewers see no more of them
 * than of what never came.
 */
final class Blanks {

  private static final Map<String, Object> DETAILS = Map.of("cause", "undecodable");

  // Stretches that touch, give or take a few frames, are one.
  private static final long TOUCHING = 200_000;

  private final SignalVoice voice;
  private boolean any;
  private boolean missing;
  private long since;
  private long to;

  Blanks(SignalVoice voice) {
    this.voice = voice;
  }

  /** Whether such a stretch goes on. */
  boolean missing() {
    return missing;
  }

  /** Nothing came out for this stretch; {@code allowed} is how long that may last. */
  void undecodable(long from, long until, long allowed) {
    if (!any || from > to + TOUCHING) {
      since = from;
    }
    any = true;
    to = Math.max(to, until);
    if (to - since > allowed) {
      missing = true;
      voice.missing(since, to, DETAILS);
    }
  }

  /** Something came out again. */
  void decoded(long at) {
    if (missing) {
      voice.back(since, Math.max(at, since), DETAILS);
    }
    missing = false;
    any = false;
  }
}
