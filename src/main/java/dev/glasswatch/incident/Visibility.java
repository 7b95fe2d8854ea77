package dev.glasswatch.incident;

import dev.glasswatch.media.UnwatchedReason;
import java.util.Optional;

/**
 * Whether what an incident is about is being looked at. The answer itself changes at once; that it
 * changed is news only after {@link #SETTLED_US}, so that a stream that loses a frame now and then
 * is not reported twice a second.
 */
final class Visibility {

  /**
   * Unwatched media time that makes news, and how long it must have been watched again: the
   * duration after which {@code unwatched} becomes an incident by itself.
   */
  static final long SETTLED_US = WatchDefects.UNWATCHED_FOR.toNanos() / 1000;

  private Optional<UnwatchedReason> reason = Optional.empty();
  private long unwatchedTo = Long.MIN_VALUE;
  private long unwatchedTime;
  private boolean toldUnwatched;

  /** Why it is not being looked at; empty while it is. */
  Optional<UnwatchedReason> reason() {
    return reason;
  }

  /** Forgets what was told: a new incident knows nothing of the previous one's news. */
  void startAfresh() {
    toldUnwatched = false;
    unwatchedTime = 0;
  }

  /** Nobody looks yet; that is no news, as it was so before anybody could have told. */
  void notYet() {
    reason = Optional.of(UnwatchedReason.STARTING);
  }

  /** Notes a stretch that was not looked at, {@code now} when nothing later was seen. */
  void unwatched(long from, long to, UnwatchedReason why, boolean now) {
    unwatchedTime += Math.max(0, to - Math.max(from, unwatchedTo));
    unwatchedTo = Math.max(unwatchedTo, to);
    if (now) {
      reason = Optional.of(why);
    }
  }

  /** Notes that the media was looked at up to a moment. */
  void watched(long to) {
    if (to > unwatchedTo) {
      reason = Optional.empty();
      if (to - SETTLED_US >= unwatchedTo) {
        unwatchedTime = 0;
      }
    }
  }

  /** Whether there is a lasting change that was not told yet. */
  boolean hasNews() {
    return unwatchedForLong() != toldUnwatched;
  }

  /** What there is to tell was told. */
  void told() {
    toldUnwatched = unwatchedForLong();
  }

  private boolean unwatchedForLong() {
    return unwatchedTime >= SETTLED_US;
  }
}
