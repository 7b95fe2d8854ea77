package dev.glasswatch.detect.block;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.ObservationSink;

/**
 * Turns the looks at one track into stretches that are corrupted and stretches that are not.
 *
 * <p>A stretch begins with a look that found enough of the picture corrupted, and is over when
 * nothing was found for a quarter of a second: models miss a picture now and then. Its score is the
 * share of its looks that found something.
 */
final class CorruptionTrack {

  static final Defect BLOCK_CORRUPTION = new Defect("block_corruption");

  /** Share of a stretch's looks from which it is one. */
  static final double ENTER = 0.5;

  /** Share below which it no longer is. */
  static final double EXIT = 0.3;

  private static final long HEALED_MICROS = 240_000;
  private static final long SAY_EVERY_MICROS = 500_000;

  // Pictures further apart than this say nothing of what was between them, unless only keyframes
  // are looked at.
  private static final long UNSEEN_MICROS = 1_000_000;
  private static final long KEYFRAMES_APART_MICROS = 12_000_000;

  // Transport reports come a few pictures late where pictures are reordered
  private static final long LATE_REPORT_MICROS = 1_000_000;

  private static final long NOTHING_KNOWN = Long.MIN_VALUE / 2;

  private final String track;
  private final double minArea;
  private final ObservationSink observations;
  private final HealthMemory health = new HealthMemory();
  private final Stretch stretch = new Stretch();
  private boolean open;
  private long saidTo = NOTHING_KNOWN;
  private long latest = NOTHING_KNOWN;
  private long keyframe = NOTHING_KNOWN;
  private boolean keyframeBefore;

  /**
   * Nothing is known yet.
   *
   * @param minArea share of the picture that makes a look's find
   */
  CorruptionTrack(String track, double minArea, ObservationSink observations) {
    this.track = track;
    this.minArea = minArea;
    this.observations = observations;
  }

  HealthMemory health() {
    return health;
  }

  /** Whether a stretch is under way. */
  boolean open() {
    return open;
  }

  /** How long ago the stretch began. */
  long length(long time) {
    return time - stretch.from();
  }

  /** Reports of a picture, which has some. */
  void report(long time, int bits) {
    health.report(time, bits);
    if (open && length(time) <= LATE_REPORT_MICROS) {
      stretch.blame(health.cause(time));
    }
  }

  /** A keyframe came. */
  void keyframe(long time) {
    keyframe = time;
    health.keyframe();
  }

  /** A look, as its row. */
  void look(long[] row) {
    long time = row[0];
    if (row[4] == 0) {
      stretch.missed();
      return; // no answer came
    }
    boolean isKeyframe = keyframe == time;
    if (open && time - latest > mostApart(isKeyframe)) {
      forget();
    }
    latest = time;
    keyframeBefore = isKeyframe;
    double area = (double) row[3] / row[4];
    if (area >= (open ? minArea / 2 : minArea)) {
      found(row, area);
    } else {
      nothing(time);
    }
  }

  private long mostApart(boolean isKeyframe) {
    return keyframeBefore && isKeyframe ? KEYFRAMES_APART_MICROS : UNSEEN_MICROS;
  }

  private void found(long[] row, double area) {
    long time = row[0];
    if (!open) {
      open = true;
      stretch.begin(time, health.cause(time));
    }
    stretch.found(row, area);
    long to = stretch.to();
    if (to > saidTo && (length(to) <= SAY_EVERY_MICROS || to - saidTo >= SAY_EVERY_MICROS)) {
      say(to);
    }
  }

  private void nothing(long time) {
    if (!open) {
      clear(time);
      return;
    }
    stretch.nothing();
    if (time - stretch.to() >= HEALED_MICROS) {
      end();
      clear(time);
    }
  }

  private void clear(long time) {
    if (saidTo == NOTHING_KNOWN) {
      saidTo = time;
    } else if (time - saidTo >= SAY_EVERY_MICROS || saidCorrupted()) {
      observations.observe(Observation.clear(BLOCK_CORRUPTION, track, saidTo, time));
      saidTo = time;
      stretch.clear();
    }
  }

  private boolean saidCorrupted() {
    return stretch.looks() > 0;
  }

  private void end() {
    if (stretch.to() > saidTo) {
      say(stretch.to());
    }
    open = false;
  }

  private void say(long to) {
    observations.observe(stretch.observation(track, to, health));
    saidTo = to;
  }

  /** Time of this length was not looked at. */
  void unseen(long micros) {
    if (micros > UNSEEN_MICROS) {
      forget();
    }
  }

  /** What follows does not go on from here: a stretch that is under way ends where it was seen. */
  void forget() {
    if (open) {
      end();
    }
    latest = NOTHING_KNOWN;
    saidTo = NOTHING_KNOWN;
    stretch.clear();
  }
}
