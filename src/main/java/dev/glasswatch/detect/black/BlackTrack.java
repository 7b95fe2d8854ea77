package dev.glasswatch.detect.black;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.Severity;
import java.util.Map;

/** Turns the pictures of one track into stretches that are black and stretches that are not. */
final class BlackTrack {

  static final Defect BLACK = new Defect("black");

  /** Score from which a picture counts as black. */
  static final double ENTER = 0.5;

  /** Score below which a black picture no longer does. */
  static final double EXIT = 0.4;

  private static final double SURELY_NOT = 0;
  private static final double BELOW_EXIT = 0.39;

  // How long a fade or text on the move must have stood still.
  private static final long SETTLE_MICROS = 500_000;

  private static final long SAY_EVERY_MICROS = 500_000;

  // Pictures further apart than this say nothing of what was between them, unless only keyframes
  // are looked at.
  private static final long UNSEEN_MICROS = 1_000_000;
  private static final long KEYFRAMES_APART_MICROS = 12_000_000;

  private final String track;
  private final BlackJudge judge;
  private final ObservationSink observations;
  private final BlackAverages averages = new BlackAverages();
  private boolean started;
  private boolean black;
  private boolean keyframe;
  private boolean candidate;
  private long candidateSince;
  private long unsettledUntil = Long.MIN_VALUE;
  private double ground;
  private long since;
  private long end;
  private long said;

  BlackTrack(String track, BlackSettings settings, ObservationSink observations) {
    this.track = track;
    this.judge = new BlackJudge(settings);
    this.observations = observations;
  }

  void frame(BlackMeasure picture) {
    long at = picture.time;
    double score = judge.score(picture);
    if (started && at - end > mostApart(picture)) {
      forget();
    }
    keyframe = picture.keyframe;
    judge(picture, score);
    boolean now = candidate && at >= unsettledUntil;
    boolean changed = !started || now != black;
    if (changed) {
      turn(at, now);
    } else if (black && candidateSince > since) {
      restart(picture);
    }
    averages.add(now ? score : candidate ? SURELY_NOT : Math.min(score, BELOW_EXIT), picture);
    end = Math.max(end, at + Math.max(picture.duration, 1));
    if (changed || end - said >= SAY_EVERY_MICROS) {
      say(end);
    }
  }

  private void judge(BlackMeasure picture, double score) {
    boolean moved = picture.overlayMoved;
    boolean brighter = brightening(picture);
    if (moved || brighter) {
      unsettledUntil = picture.time + SETTLE_MICROS;
    }
    boolean dark = !brighter && score >= (candidate ? EXIT : ENTER);
    if (dark && (!candidate || moved || darkening(picture))) {
      candidateSince = picture.time;
      ground = picture.ground;
    }
    candidate = dark;
  }

  // A ground that moves is a fade: one that comes up is a picture as soon as it can be seen, one
  // that goes down is not black before it has got there.
  private boolean brightening(BlackMeasure picture) {
    return candidate
        && judge.groundSeen(picture)
        && picture.ground > ground + judge.steadiness(picture);
  }

  private boolean darkening(BlackMeasure picture) {
    return picture.ground < ground - judge.steadiness(picture);
  }

  private long mostApart(BlackMeasure picture) {
    return keyframe && picture.keyframe ? KEYFRAMES_APART_MICROS : UNSEEN_MICROS;
  }

  private void turn(long at, boolean nowBlack) {
    if (started && at > said) {
      say(at);
    }
    started = true;
    begin(nowBlack ? candidateSince : at, nowBlack);
  }

  private void restart(BlackMeasure picture) {
    long at = picture.time;
    black = false;
    averages.clear();
    averages.add(SURELY_NOT, picture);
    say(Math.max(at, said));
    begin(at, true);
  }

  private void begin(long at, boolean nowBlack) {
    black = nowBlack;
    since = at;
    averages.clear();
  }

  /** Time of this length was not looked at. */
  void unseen(long micros) {
    if (micros > UNSEEN_MICROS) {
      forget();
    }
  }

  /** What follows does not go on from here: a stretch that is under way ends where it was seen. */
  void forget() {
    if (started && end > said) {
      say(end);
    }
    started = false;
    black = false;
    candidate = false;
  }

  private void say(long to) {
    observations.observe(
        new Observation(
            BLACK,
            track,
            since,
            to,
            averages.score(),
            Severity.MAJOR,
            black ? averages.reason() : "clear",
            black ? averages.details() : Map.of()));
    said = to;
  }
}
