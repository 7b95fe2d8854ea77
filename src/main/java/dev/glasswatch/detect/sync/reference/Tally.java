package dev.glasswatch.detect.sync.reference;

import dev.glasswatch.detect.sync.reference.Compared.Reason;
import dev.glasswatch.detect.sync.reference.Compared.Verdict;
import dev.glasswatch.detect.sync.reference.Match.State;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/** Adds looks up to a verdict. Written by one thread, read by any. */
public final class Tally {

  /** What a measured sync error may be off by, microseconds. */
  public static final long ERROR = 15_000;

  private static final int KEPT = 1024;

  private final long[] videoDelays = new long[KEPT];
  private final long[] audioDelays = new long[KEPT];
  private final long[] errors = new long[KEPT];
  private final int[][] states = new int[State.values().length][State.values().length];
  private int pictures;
  private int sounds;
  private int both;
  private long covered = Long.MIN_VALUE;
  private long begun = Long.MAX_VALUE;
  private long end = Long.MIN_VALUE;
  private long measured;

  /** Adds a look; they come in the order of their windows. */
  public synchronized void add(Look look) {
    begun = Math.min(begun, look.from());
    end = Math.max(end, look.to());
    if (look.picture().found()) {
      videoDelays[pictures++ % KEPT] = look.picture().delay();
    }
    if (look.sound().found()) {
      audioDelays[sounds++ % KEPT] = look.sound().delay();
    }
    look.error().ifPresent(error -> measured(look, error));
    states[look.picture().state().ordinal()][look.sound().state().ordinal()]++;
  }

  private void measured(Look look, long error) {
    errors[both++ % KEPT] = error;
    measured += Math.max(0, look.to() - Math.max(look.from(), covered));
    covered = Math.max(covered, look.to());
  }

  /** What it comes to. */
  public synchronized Compared compared() {
    Verdict verdict = verdict();
    long[] sorted = Arrays.copyOf(errors, Math.min(both, KEPT));
    Arrays.sort(sorted);
    boolean known = sorted.length > 0;
    double share = begun < end ? Math.min(1, (double) measured / (end - begun)) : 0;
    return new Compared(
        verdict,
        verdict == Verdict.NOT_MEASURABLE ? Optional.of(reason()) : Optional.empty(),
        median(videoDelays, pictures),
        median(audioDelays, sounds),
        median(errors, both),
        known ? sorted[0] - ERROR : 0,
        known ? sorted[sorted.length - 1] + ERROR : 0,
        share);
  }

  private Verdict verdict() {
    if (both > 0) {
      return Verdict.SAME;
    }
    int unmatched = 0;
    int otherwise = 0;
    for (State picture : State.values()) {
      for (State sound : State.values()) {
        int count = states[picture.ordinal()][sound.ordinal()];
        boolean differs = differs(picture, sound);
        unmatched += differs ? count : 0;
        otherwise += picture == State.FOUND || sound == State.FOUND ? count : 0;
      }
    }
    return unmatched > 0 && otherwise == 0 ? Verdict.DIFFERENT_CONTENT : Verdict.NOT_MEASURABLE;
  }

  /** Neither is there, and one at least would be found if it were. */
  private static boolean differs(State picture, State sound) {
    boolean none = picture != State.FOUND && sound != State.FOUND;
    return none && (picture == State.UNMATCHED || sound == State.UNMATCHED);
  }

  private Reason reason() {
    if (pictures > 0 && sounds == 0) {
      return switch (most(false)) {
        case UNMATCHED -> Reason.SOUND_DIFFERS;
        case QUIET -> Reason.SILENT_SOUND;
        case AMBIGUOUS -> Reason.AMBIGUOUS;
        case FOUND, MISSING -> Reason.TOO_LITTLE;
      };
    }
    return switch (most(true)) {
      case UNMATCHED -> Reason.PICTURE_DIFFERS;
      case QUIET -> Reason.STILL_PICTURE;
      case AMBIGUOUS -> Reason.AMBIGUOUS;
      case FOUND, MISSING -> Reason.TOO_LITTLE;
    };
  }

  /** What most looks at one track came to. */
  private State most(boolean ofPicture) {
    State found = State.MISSING;
    int greatest = 0;
    for (State one : State.values()) {
      int count = 0;
      for (State other : State.values()) {
        count +=
            ofPicture
                ? states[one.ordinal()][other.ordinal()]
                : states[other.ordinal()][one.ordinal()];
      }
      if (count > greatest) {
        greatest = count;
        found = one;
      }
    }
    return found;
  }

  private static OptionalLong median(long[] values, int count) {
    long[] sorted = Arrays.copyOf(values, Math.min(count, KEPT));
    Arrays.sort(sorted);
    return count == 0 ? OptionalLong.empty() : OptionalLong.of(sorted[sorted.length / 2]);
  }
}
