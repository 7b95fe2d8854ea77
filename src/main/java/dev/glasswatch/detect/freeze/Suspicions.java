package dev.glasswatch.detect.freeze;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pictures that may have frozen, at most one of a kind: waits until they move again. */
final class Suspicions {

  static final long NONE = Long.MAX_VALUE;

  private static final long LONGEST_HELD = 10_000_000;
  private static final double SURE = 0.5;

  private final Map<Kind, Held> held = new EnumMap<>(Kind.class);

  /** Why a picture is suspected. */
  enum Kind {
    /** A fade stopped. */
    FADE,
    /** Something may have stopped. */
    STOP,
    /** What a cut led to stands still. */
    AFTER_CUT
  }

  /**
   * A picture that had frozen, and moves again.
   *
   * @param end media time of the first frame that moves
   */
  record Frozen(Held.Suspect suspect, double score, long end) {}

  /** Whether something is suspected for that reason. */
  boolean has(Kind kind) {
    return held.containsKey(kind);
  }

  /** Suspects a picture from now on. */
  void add(Kind kind, Held picture) {
    held.put(kind, picture);
  }

  /** Suspects nothing. */
  void clear() {
    held.clear();
  }

  /** Media time from which on something is suspected, {@link #NONE} where nothing is. */
  long since() {
    return held.values().stream().mapToLong(one -> one.suspect().from()).min().orElse(NONE);
  }

  /** Looks at the newest frame; what had frozen is returned once it moves again, else null. */
  @Nullable Frozen follow(CellHistory history) {
    Frozen found = null;
    for (Kind kind : Kind.values()) {
      Held one = held.get(kind);
      Frozen frozen = one == null ? null : follow(kind, one, history);
      found = found == null ? frozen : found;
    }
    return found;
  }

  private @Nullable Frozen follow(Kind kind, Held one, CellHistory history) {
    long end = one.suspect().standstill().endWith(history);
    long now = history.time(history.end() - 1);
    if (end == Long.MAX_VALUE && now - one.suspect().from() <= LONGEST_HELD) {
      return null;
    }
    held.remove(kind);
    double score = end == Long.MAX_VALUE ? 0 : one.scoreAtEnd(history, end);
    return score >= SURE ? new Frozen(one.suspect(), score, end) : null;
  }
}
