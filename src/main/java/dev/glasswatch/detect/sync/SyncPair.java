package dev.glasswatch.detect.sync;

/**
 * One sound track against the picture. What is measured is how their relation has changed since
 * both were first known: what it was then is the stream's own business.
 *
 * <p>A step of both tracks within {@link #TOGETHER} of each other is a splice, and begins anew. A
 * step of one alone changes the relation: timestamps that step back would show two things at once
 * if nothing had moved, so that is certain. Timestamps that step forward are what a loss leaves,
 * too, after which all is as before; so that is a gap, and the offset may be anything from none to
 * all of it, unless the order of arrival proves that nothing is missing ({@link Arrivals}).
 */
final class SyncPair {

  /** Media time within which the other track may step as well. */
  static final long TOGETHER = 3_000_000;

  private static final String CLOCK = "clock";

  // Multiplexers and segmenters move timestamps by less than this to make ends meet.
  private static final long LEAST_STEP = 30_000;

  // By how much a repair may miss.
  private static final long REPAIRED = 20_000;

  // Levels are medians of timestamps that are off by a millisecond or two.
  private static final long ERROR = 5_000;

  private final SyncSettings settings;
  private final SyncVoice voice;
  private final Arrivals arrivals;
  private final DriftMeter drift;
  private final Side sound = new Side();
  private final Side picture = new Side();
  private long standing;
  private long standingSince;
  private String moved = "";
  private long looked = Long.MIN_VALUE;
  private boolean alarmed;
  private long interval;

  SyncPair(SyncSettings settings, SyncVoice voice, Arrivals arrivals) {
    this.settings = settings;
    this.voice = voice;
    this.arrivals = arrivals;
    this.drift = new DriftMeter(settings.drift());
  }

  void soundLevel(long at, long residual) {
    sound.level(at, residual);
    look();
  }

  /**
   * Takes the level of the picture.
   *
   * @param rate what it is counted by; one that is not nominal has no drift
   */
  void pictureLevel(long at, long residual, FrameRate rate) {
    if (!picture.known()) {
      sound.settle(at);
    }
    picture.level(at, residual);
    interval = Math.round(rate.period());
    if (!rate.nominal()) {
      driftless(at);
    }
    look();
  }

  private void driftless(long at) {
    if (picture.pending() == null && sound.pending() == null) {
      picture.settle(at);
      sound.settle(at);
    }
  }

  void soundStep(ClockStep step) {
    step(sound, picture, step);
  }

  void pictureStep(ClockStep step) {
    step(picture, sound, step);
  }

  private void step(Side side, Side other, ClockStep step) {
    side.step(step);
    ClockStep theirs = other.pending();
    if (theirs != null && Math.abs(theirs.at() - step.at()) <= TOGETHER) {
      beginAnew(Math.max(theirs.at(), step.at()));
    }
  }

  void soundLost(long at) {
    sound.lost();
    beginAnew(at);
  }

  void pictureLost(long at) {
    picture.lost();
    beginAnew(at);
  }

  /** Whatever the relation is now, it is the one to be kept. */
  void beginAnew(long at) {
    sound.settle(at);
    picture.settle(at);
    drift.clear();
    standing = 0;
    looked = Long.MIN_VALUE;
    alarmed = false;
    voice.skip(at);
  }

  private void look() {
    if (!sound.known() || !picture.known()) {
      return;
    }
    long now = Math.min(sound.at(), picture.at());
    boolean judged = judgeReady(sound, picture, now) & judgeReady(picture, sound, now);
    if (judged && now > looked) {
      looked = now;
      drift.add(now, picture.moved(now) - sound.moved(now));
      say(now);
    }
  }

  /** Whether there is nothing left to be judged. */
  private boolean judgeReady(Side side, Side other, long now) {
    ClockStep step = side.pending();
    if (step == null) {
      return true;
    }
    if (other.at() < step.at() + TOGETHER || side.at() < step.at() + TOGETHER) {
      return false;
    }
    side.judged();
    judge(step, side == picture, now);
    return true;
  }

  private void judge(ClockStep step, boolean ofPicture, long now) {
    long offset = ofPicture ? step.size() : -step.size();
    if (Math.abs(offset) < LEAST_STEP) {
      return;
    }
    boolean repair = standing != 0 && Math.abs(standing + offset) <= REPAIRED;
    if (repair) {
      standing = 0;
    } else if (step.size() < 0 || arrivals.prove(step, ofPicture)) {
      standingSince = standing == 0 ? step.at() : standingSince;
      standing += offset;
      moved = ofPicture ? "picture_moved" : "sound_moved";
    } else if (!step.lossReported() && !alarmed && settings.beyond(offset) && several(step)) {
      gap(step, offset, ofPicture ? "picture_gap" : "sound_gap", now);
    }
  }

  /** More than one picture: a single one is left out for many reasons. */
  private boolean several(ClockStep step) {
    return step.size() > interval * 3 / 2;
  }

  private void gap(ClockStep step, long offset, String reason, long now) {
    long least = Math.min(offset, 0) - (offset < 0 ? ERROR : 0);
    long most = Math.max(offset, 0) + (offset > 0 ? ERROR : 0);
    voice.apart(
        new Apart("step", CLOCK, reason, step.before(), offset, least, most, 0),
        Math.min(now, step.at()));
  }

  private void say(long now) {
    long offset = standing + drift.offset();
    long released = Math.round(offset / SyncVoice.RELEASE);
    alarmed = settings.beyond(offset) || (alarmed && settings.beyond(released));
    if (alarmed) {
      voice.apart(described(offset), now);
    } else {
      voice.together(now);
    }
  }

  private Apart described(long offset) {
    boolean stepped = Math.abs(standing) >= Math.abs(drift.offset());
    return new Apart(
        stepped ? "step" : "drift",
        CLOCK,
        stepped ? moved : "drift",
        stepped ? standingSince : drift.since(),
        offset,
        offset - ERROR,
        offset + ERROR,
        stepped ? 0 : drift.ppm());
  }
}
