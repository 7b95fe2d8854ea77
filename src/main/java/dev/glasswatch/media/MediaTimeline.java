package dev.glasswatch.media;

import dev.glasswatch.media.MediaEvent.Cause;
import dev.glasswatch.media.MediaEvent.Discontinuity;
import dev.glasswatch.media.TrackClock.Mapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The stream's own time: one mapping from raw timestamps to media time for all its tracks, so that
 * the skew between sound and picture stays what it is. Pure logic, in microseconds.
 *
 * <p>Media time is {@code raw + offset}, plus whatever multiple of the wrap period brings it
 * nearest to where the track is expected; so wraps (every 26.5 hours in MPEG-TS) need no state. A
 * packet that lands too far from its track's expectation starts a new mapping, which continues
 * where the stream had got to. The other tracks cross to it with their own next packets: each
 * packet takes the mapping, its own track's or another's, that lands nearest. A track that would
 * step back onto time it has covered already moves the new mapping forward for all.
 *
 * <p>Used by the converter thread, apart from {@link #now}.
 */
public final class MediaTimeline {

  /**
   * How far timestamps may run ahead and still count as a pause in the stream rather than a jump.
   * ffmpeg's {@code dts_delta_threshold} is the same 10 s.
   */
  public static final long FORWARD_JUMP = 10_000_000;

  /**
   * How far they may step back and still count as disorder. Above the depth of any reordering (16
   * pictures at 10 a second is 1.6 s), for streams that carry no decoding times.
   */
  public static final long BACKWARD_JUMP = 2_000_000;

  /** A length that nobody told must never make what follows look like a jump back by itself. */
  private static final long LONGEST_UNTOLD = BACKWARD_JUMP / 2;

  /** How close to the expected time a signalled discontinuity must land to keep the mapping. */
  public static final long SIGNALLED_TOLERANCE = 100_000;

  /** How close it must land to take the mapping that another track has made for it. */
  private static final long SIGNALLED_CROSSING = 1_000_000;

  /** Steps back smaller than this, when crossing to a new mapping, are rounding and muxing. */
  static final long CROSSING_TOLERANCE = 50_000;

  /** Stands for a timestamp that isn't there. */
  static final long NONE = FrameView.NO_PTS;

  private final List<TrackClock> clocks = new ArrayList<>();
  private final Set<Object> quietInputs = new HashSet<>();
  private Mapping newest = new Mapping(0);
  private boolean begun;
  private @Nullable Cause restartCause;
  private long restartGap;
  private volatile long now;

  /** A timeline at 0 that nothing has been placed on. */
  public MediaTimeline() {}

  /** The latest media time that any track has reached; callable from any thread. */
  public long now() {
    return now;
  }

  /**
   * Makes ready for another connection, or another round of a looped file: raw timestamps start
   * anew, media time goes on.
   *
   * @param cause what the discontinuity will be called
   * @param gapMicros how much media time went by meanwhile: the length of an outage
   */
  public void restart(Cause cause, long gapMicros) {
    clocks.clear();
    if (begun) {
      restartCause = cause;
      restartGap = gapMicros;
    }
  }

  /**
   * Fixes where raw time {@code origin}, the first timestamp of all tracks, lies: at 0, or after a
   * restart where the stream had got to, plus the gap.
   *
   * @return the discontinuity to announce after a restart
   */
  @Nullable Discontinuity begin(long origin) {
    Cause cause = restartCause;
    long start = cause == null ? 0 : now + restartGap;
    newest = new Mapping(start - origin);
    begun = true;
    restartCause = null;
    clocks.forEach(clock -> clock.mapping = newest);
    advance(start);
    return cause == null ? null : new Discontinuity(start, cause);
  }

  /** A clock for a new track of that input. */
  TrackClock track(Object input, long wrapMicros) {
    TrackClock clock = new TrackClock(input, wrapMicros, newest);
    clocks.add(clock);
    return clock;
  }

  /** Forgets a track that is gone. */
  void remove(TrackClock clock) {
    clocks.remove(clock);
  }

  /** The playlist or the transport says that this input's timestamps start anew. */
  void signalDiscontinuity(Object input) {
    for (TrackClock clock : clocks) {
      clock.signalled |= clock.input.equals(input);
    }
    quietInputs.remove(input);
  }

  /**
   * Places a packet; the result is in the clock.
   *
   * @param rawPts raw microseconds, or {@link #NONE}
   * @param rawDts likewise
   * @return the discontinuity that this packet brings, to be announced before what it decodes to
   */
  @Nullable Discontinuity place(TrackClock clock, long rawPts, long rawDts, long duration) {
    long raw = rawDts == NONE ? rawPts : rawDts;
    if (raw == NONE) {
      extrapolate(clock, duration);
      return null;
    }
    Discontinuity jump = clock.started ? follow(clock, raw) : join(clock, raw);
    long reference = clock.started ? clock.expected : now;
    long time = mapped(clock, clock.mapping, raw, reference);
    long shown = rawPts == NONE ? time : mapped(clock, clock.mapping, rawPts, time);
    settle(clock, time, shown, duration);
    return jump;
  }

  /** Without a timestamp a packet follows the one before it. */
  private void extrapolate(TrackClock clock, long duration) {
    long time = clock.started ? clock.expected : now;
    clock.placed(time, time, true);
    clock.expected = time + length(clock, duration);
    clock.sinceLast++;
    advance(clock.expected);
  }

  private void settle(TrackClock clock, long time, long shown, long duration) {
    measure(clock, time);
    long end = time + length(clock, duration);
    clock.expected = clock.started ? Math.max(end, clock.expected) : end;
    clock.started = true;
    clock.placed(shown, time, false);
    advance(clock.expected);
  }

  /**
   * How long the packet lasts: as it says, unless that cannot be. A length that would make what
   * follows at the usual pace look like a jump back is damage; where it is true after all, the next
   * packet comes after a pause, which is allowed.
   */
  private static long length(TrackClock clock, long duration) {
    long usual = clock.packetLength();
    boolean possible = duration > 0 && duration <= FORWARD_JUMP;
    boolean likely = usual == 0 || duration <= usual + BACKWARD_JUMP;
    return possible && likely ? duration : Math.min(usual, LONGEST_UNTOLD);
  }

  /**
   * Several packets may share one timestamp: what passed since is divided among them. The smaller
   * of two in a row counts, since one may be a pause: taken for a length, it would put the track's
   * expectation so far ahead that what follows would look like a jump back, time after time.
   */
  private static void measure(TrackClock clock, long time) {
    long passed = time - clock.last;
    if (clock.started && passed > 0 && passed <= FORWARD_JUMP) {
      long interval = passed / (clock.sinceLast + 1);
      clock.packetLength(clock.interval == 0 ? interval : Math.min(interval, clock.interval));
      clock.interval = interval;
    }
    clock.last = time;
    clock.sinceLast = 0;
  }

  private void advance(long reached) {
    if (reached > now) {
      now = reached;
    }
  }

  /** The first packet of a track joins the mapping that the others are on. */
  private @Nullable Discontinuity join(TrackClock clock, long raw) {
    if (!begun) {
      begin(raw);
    }
    boolean announce = clock.signalled;
    clock.mapping = newest;
    clock.signalled = false;
    return announce && quietInputs.add(clock.input)
        ? new Discontinuity(now, Cause.SIGNALLED)
        : null;
  }

  private @Nullable Discontinuity follow(TrackClock clock, long raw) {
    boolean signalled = clock.signalled;
    clock.signalled = false;
    Mapping best = nearest(clock, raw, signalled);
    if (best == null) {
      return jump(clock, raw, signalled);
    }
    long distance = distance(clock, best, raw);
    if (best != clock.mapping) {
      return cross(clock, best, distance, signalled);
    }
    return signalled && quietInputs.add(clock.input)
        ? new Discontinuity(clock.expected + distance, Cause.SIGNALLED)
        : null;
  }

  /** The track's own mapping, unless one that another track is on lands nearer; null: neither. */
  private @Nullable Mapping nearest(TrackClock clock, long raw, boolean signalled) {
    long least = Math.abs(distance(clock, clock.mapping, raw));
    Mapping best = clock.mapping;
    if (!acceptable(distance(clock, best, raw), signalled ? SIGNALLED_TOLERANCE : 0)) {
      best = null;
      least = Long.MAX_VALUE;
    }
    for (int i = 0; i < clocks.size(); i++) {
      Mapping other = clocks.get(i).mapping;
      long distance = distance(clock, other, raw);
      if (other != clock.mapping
          && Math.abs(distance) < least
          && acceptable(distance, signalled ? SIGNALLED_CROSSING : 0)) {
        best = other;
        least = Math.abs(distance);
      }
    }
    return best;
  }

  private static long distance(TrackClock clock, Mapping mapping, long raw) {
    return mapped(clock, mapping, raw, clock.expected) - clock.expected;
  }

  private static boolean acceptable(long distance, long tolerance) {
    return tolerance > 0
        ? Math.abs(distance) <= tolerance
        : distance <= FORWARD_JUMP && distance >= -BACKWARD_JUMP;
  }

  /** Another track made that mapping, and announced it. */
  private @Nullable Discontinuity cross(
      TrackClock clock, Mapping mapping, long distance, boolean signalled) {
    clock.mapping = mapping;
    newest = mapping;
    if (signalled) {
      quietInputs.add(clock.input);
    }
    if (distance >= -CROSSING_TOLERANCE) {
      return null;
    }
    mapping.offset -= distance;
    return new Discontinuity(clock.expected, signalled ? Cause.SIGNALLED : Cause.TIMESTAMP_JUMP);
  }

  private Discontinuity jump(TrackClock clock, long raw, boolean signalled) {
    long base = clock.expected;
    for (TrackClock other : clocks) {
      if (other.started && other.mapping == clock.mapping) {
        base = Math.max(base, other.expected);
      }
    }
    newest = new Mapping(base - raw);
    clock.mapping = newest;
    clock.expected = base;
    if (signalled) {
      quietInputs.add(clock.input);
    }
    return new Discontinuity(base, signalled ? Cause.SIGNALLED : Cause.TIMESTAMP_JUMP);
  }

  private static long mapped(TrackClock clock, Mapping mapping, long raw, long near) {
    return unwrapped(raw + mapping.offset, near, clock.wrap);
  }

  /** {@code time} plus the multiple of {@code wrap} that brings it nearest to {@code near}. */
  static long unwrapped(long time, long near, long wrap) {
    return wrap == 0 ? time : time + wrap * Math.floorDiv(near - time + wrap / 2, wrap);
  }
}
