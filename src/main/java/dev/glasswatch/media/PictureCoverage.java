package dev.glasswatch.media;

import dev.glasswatch.media.MediaEvent.Unwatched;
import org.jspecify.annotations.Nullable;

/**
 * Keeps account of which media time of a video track was really looked at. Packets owe a picture;
 * where pictures fail to come for what was owed, the time is unwatched. A stretch without packets
 * is a pause of the stream itself, which is no business of this class. Pure logic.
 */
final class PictureCoverage {

  /** A decoder that says nothing for this long, in media time, is reported without waiting on. */
  static final long OVERDUE = 2_000_000;

  /**
   * Pictures that are skipped on purpose may still be looked at later, from the packet ring: only
   * what is older than it is given up without waiting for the next keyframe.
   */
  static final long SKIPPED_OVERDUE = 12_000_000;

  private static final int DEEPEST_REORDERING = 20;
  private static final int SIZE = 512;
  private static final int MASK = SIZE - 1;

  private final String track;
  private final long[] owed = new long[SIZE];
  private int owedCount;
  private boolean started;
  private boolean skipping;
  private long until;
  private long frameDuration = 40_000;

  PictureCoverage(String track) {
    this.track = track;
  }

  /** A packet went to the decoder, or was skipped. */
  void owe(long pts, boolean skipped) {
    owed[owedCount++ & MASK] = pts;
    skipping |= skipped;
    if (owedCount == 1) {
      until = pts;
    } else if (!started) {
      until = Math.min(until, pts);
    }
  }

  /** A picture came out; returns the unwatched stretch before it, if there is one. */
  @Nullable Unwatched covered(long pts, long duration) {
    Unwatched gap = owesBetween(until, pts) ? unwatched(pts) : null;
    frameDuration = duration;
    started = true;
    skipping = false;
    until = Math.max(until, pts + duration);
    return gap;
  }

  /** How long nothing came out; what can only be slow reordering isn't counted yet. */
  @Nullable Unwatched overdue(long dts) {
    long limit = skipping ? SKIPPED_OVERDUE : OVERDUE;
    long patience = Math.max(limit, DEEPEST_REORDERING * frameDuration);
    if (dts - until <= patience || !owesBetween(until, dts)) {
      return null;
    }
    Unwatched gap = unwatched(dts);
    until = dts;
    return gap;
  }

  /** Pictures before this time have been published, or their time has been marked unwatched. */
  long settledUntil() {
    return owedCount == 0 ? Long.MIN_VALUE : until - frameDuration / 2;
  }

  /** The decoder has been drained; what is still owed will not come. */
  @Nullable Unwatched drained() {
    long last = until;
    for (int i = 0; i < Math.min(owedCount, SIZE); i++) {
      last = Math.max(last, owed[i] + frameDuration);
    }
    Unwatched gap = owesBetween(until, last) ? unwatched(last) : null;
    until = last;
    skipping = false;
    return gap;
  }

  private Unwatched unwatched(long to) {
    return new Unwatched(until, to, track, reason());
  }

  private UnwatchedReason reason() {
    if (skipping) {
      return UnwatchedReason.KEYFRAMES_ONLY;
    }
    return started ? UnwatchedReason.UNDECODABLE : UnwatchedReason.STARTING;
  }

  private boolean owesBetween(long from, long to) {
    long tolerance = frameDuration / 2;
    if (to - from <= tolerance) {
      return false;
    }
    for (int i = 0; i < Math.min(owedCount, SIZE); i++) {
      if (owed[i] >= from - tolerance && owed[i] < to - tolerance) {
        return true;
      }
    }
    return false;
  }
}
