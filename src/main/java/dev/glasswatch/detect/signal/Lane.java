package dev.glasswatch.detect.signal;

import java.util.Map;

/**
 * Watches one kind of track, picture or sound, against the other: it is missing when the other went
 * on for longer than it may pause. How far the one lies before the other in the multiplex counts as
 * arrival, not as absence; it is learned from the stream, since fragmented MP4 read in order of
 * bytes brings whole segments of one before the other.
 *
 * <p>All times are microseconds of media time.
 */
final class Lane {

  /** Hears of pauses that both tracks made together. */
  interface PauseListener {
    /** Nothing arrived between these two media times. */
    void paused(long from, long to);
  }

  // By how much a learned interleaving may be exceeded.
  private static final long SLACK = 500_000;
  private static final long SETTLED_AFTER = 1_000_000;
  private static final long TOUCHING = 100_000;
  private static final int KNOWN_AFTER = 3;
  private static final long NONE = Long.MIN_VALUE;

  private final SignalSettings settings;
  private final SignalVoice voice;
  private final PauseListener pauses;
  private boolean expected;
  private boolean announced;
  private boolean arrived;
  private int pieces;
  private long firstAt;
  private long latest;
  private long end;
  private long interval;
  private long usual;
  private long lead;
  private long otherWentOn;
  private long resumedAt = NONE;

  Lane(boolean expected, SignalVoice voice, SignalSettings settings, PauseListener pauses) {
    this.expected = expected;
    this.voice = voice;
    this.settings = settings;
    this.pauses = pauses;
  }

  /** The stream has such a track, of this name, from this media time on. */
  void announced(String name, long at) {
    expected = true;
    announced = true;
    if (!arrived) {
      end = Math.max(end, at);
    }
    if (!voice.missing()) {
      voice.name(name);
    }
  }

  /** The stream has no such track at present. */
  void notAnnounced() {
    announced = false;
  }

  /** Where its latest piece ends. */
  long end() {
    return end;
  }

  /** How long it may pause. Until its interval is known that is a guess, and a generous one. */
  long allowed() {
    return pieces < KNOWN_AFTER
        ? settings.startGrace()
        : Math.max(settings.missingAfter(), (long) (settings.frameIntervals() * interval));
  }

  /**
   * A compressed piece has arrived. After a gap it takes a decoded one to say whether the gap was
   * the stream's or ours.
   */
  void packet(long at, long otherEnd) {
    if (afterGap(at)) {
      resumedAt = resumedAt == NONE ? at : resumedAt;
    } else {
      arrived(at, at + usual, otherEnd);
    }
  }

  /** A decoded piece has arrived. */
  void piece(long at, long until, long otherEnd) {
    usual = Math.min(until - at, settings.missingAfter() / 4);
    if (late(at)) {
      end = Math.max(end, until);
      if (resumedAt != NONE || otherEnd - end > allowed()) {
        return;
      }
    } else {
      resumed(resumedAt == NONE ? at : Math.min(at, resumedAt), otherEnd);
    }
    arrived(at, until, otherEnd);
    voice.present(at, end);
  }

  /** Held up in multiplexer or decoder: from before the gap, and no sign that it is over. */
  private boolean late(long at) {
    return (voice.missing() || resumedAt != NONE) && at - end <= TOUCHING;
  }

  private void resumed(long at, long otherEnd) {
    resumedAt = NONE;
    if (voice.missing()) {
      voice.back(end, at, details());
    } else if (afterGap(at)) {
      gap(at, otherEnd);
    }
  }

  private boolean afterGap(long at) {
    return voice.missing() || (arrived && at - end > allowed());
  }

  private void gap(long to, long otherEnd) {
    if (otherWentOn > allowed() / 2) {
      voice.missing(end, to, details());
      voice.back(end, to, details());
    } else if (to - Math.max(end, otherEnd) > settings.missingAfter()) {
      pauses.paused(Math.max(end, otherEnd), to);
    }
    end = to;
  }

  private void arrived(long at, long until, long otherEnd) {
    if (!arrived) {
      arrived = true;
      firstAt = at;
    } else if (at > latest) {
      interval = Math.max(Math.min(at - latest, settings.interleave()), interval * 3 / 4);
      pieces = Math.min(pieces + 1, KNOWN_AFTER);
    }
    lead = Math.max(lead, otherEnd - at);
    latest = Math.max(latest, at);
    end = Math.max(end, until);
    otherWentOn = 0;
  }

  /** A piece of the other track went on from its last one, and ends at {@code now}. */
  void otherWentOn(long progress, long now) {
    otherWentOn += Math.max(progress, 0);
    if (isMissing(now) && resumedAt == NONE && otherWentOn > proof()) {
      voice.missing(end, now, details());
    }
  }

  private boolean isMissing(long now) {
    return expected && now - end > allowed();
  }

  /** How far the other must have gone on before this one cannot just be later in the multiplex. */
  private long proof() {
    boolean settled = arrived && end - firstAt >= SETTLED_AFTER;
    return settled
        ? allowed() + Math.min(lead * 3 / 2 + SLACK, settings.interleave())
        : Math.max(allowed(), settings.interleave()) + SLACK;
  }

  /** The input is over: what has not come by now will not. */
  void ended(long now) {
    if (voice.missing() || (isMissing(now) && otherWentOn > allowed())) {
      voice.missing(end, Math.max(now, end), details());
    }
  }

  /** Time that nobody looked at proves nothing. */
  void unseen(long to) {
    otherWentOn = 0;
    resumedAt = NONE;
    end = Math.max(end, to);
  }

  /** The timeline starts anew here; what is missing stays missing. */
  void restart(long at) {
    otherWentOn = 0;
    resumedAt = NONE;
    if (!voice.missing()) {
      end = Math.max(end, at);
      latest = Math.max(latest, at);
    }
  }

  private Map<String, Object> details() {
    return Map.of("cause", announced ? "nothing_arrives" : "no_track");
  }
}
