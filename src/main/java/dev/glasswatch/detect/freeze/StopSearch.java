package dev.glasswatch.detect.freeze;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks back, one window of time after each frame, whether motion stopped dead there. Every frame
 * is judged once; most are dismissed by a few numbers that the history keeps anyway.
 */
final class StopSearch {

  private static final int FRAMES_BEFORE = 8;
  private static final long SHARPER_WITHIN = 600_000;
  private static final double LIVELY = 0.03;
  private static final double QUIET_ROOM = 0.08;
  private static final double MOSTLY_QUIET = 0.7;
  private static final int FRAMES_BACK = 5;
  private static final double SURE = 0.5;
  private static final double MAYBE = 0.2;

  // What scores less is motion that slows down as often as a stop that an encoder blurs
  private static final double DOUBTFUL = 0.1;

  // A picture counts as standing some frames after the cut to it
  private static final int FRAMES_AFTER_CUT = 6;

  // Of stops about as sharp as each other the first is meant
  private static final double SHARPER = 1.05;

  private final long window;
  private final double movingLimit;
  private final StopRule rule;
  private final StopJudge judge;
  private final Listener listener;
  private double movingShare;
  private long candidate;
  private final Suspicions suspicions = new Suspicions();
  private final @Nullable Backwards backwards;
  private double doubtful;
  private long lookedAtStill;

  /** Hears of every frame that was judged because nothing spoke against a stop there. */
  @FunctionalInterface
  interface Listener {
    void judged(long frame, StopEvidence evidence, double score);
  }

  /**
   * A stop that was found.
   *
   * @param frame the first repeated frame
   * @param score how sure it is
   * @param rest motion since, in levels
   */
  record Stop(long frame, double score, double rest) {}

  private StopSearch(
      long window,
      double movingLimit,
      StopRule rule,
      @Nullable Backwards backwards,
      Listener listener) {
    this.backwards = backwards;
    this.listener = listener;
    this.window = window;
    this.movingLimit = movingLimit;
    this.rule = rule;
    this.judge = new StopJudge(rule);
  }

  /** One that keeps doubtful stops in mind until the picture moves again. */
  static StopSearch remembering(long window, double movingLimit, StopRule rule, Listener listener) {
    Backwards backwards = new Backwards(window, movingLimit, rule);
    return new StopSearch(window, movingLimit, rule, backwards, listener);
  }

  /** One that finds what is beyond doubt only. */
  static StopSearch sure(long window, double movingLimit, StopRule rule) {
    return new StopSearch(window, movingLimit, rule, null, (frame, evidence, score) -> {});
  }

  /** Nothing before this frame is looked at. */
  void restart(long frame) {
    candidate = frame;
    suspicions.clear();
  }

  /** What may have frozen. */
  Suspicions suspicions() {
    return suspicions;
  }

  /** Number of the first frame that was not judged yet. */
  long candidate() {
    return candidate;
  }

  /** Cells that stopped are -1, those that go on moving 0, after a stop was found. */
  short[] kept() {
    return judge.kept();
  }

  /** Share of the picture that goes on moving, after a stop was found. */
  double movingShare() {
    return movingShare;
  }

  /** Motion before the stop in levels, after one was found. */
  double motionBefore() {
    return judge.motionBefore();
  }

  /** Judges the frames whose window is complete now; stops at the first stop. */
  Optional<Stop> search(CellHistory history) {
    long end = history.end();
    long now = history.time(end - 1);
    candidate = Math.max(candidate, history.first() + 1);
    while (candidate < end && now - history.time(candidate) >= window) {
      if (isPlausible(history, candidate, end) && isStop(history, end)) {
        return sharpest(history, candidate, end);
      }
      candidate++;
    }
    return Optional.empty();
  }

  private boolean isPlausible(CellHistory history, long stop, long end) {
    return wasLively(history, stop)
        && isMostlyQuiet(history, stop, end)
        && isOneShot(history, stop, end);
  }

  // What a cut replaces within the window did not stand still for that long, and what follows a cut
  // was not seen to stop
  private static boolean isOneShot(CellHistory history, long stop, long end) {
    for (long frame = stop - 1; frame < end; frame++) {
      if (SceneCut.at(history, frame)) {
        return false;
      }
    }
    return true;
  }

  private static boolean wasLively(CellHistory history, long stop) {
    long from = Math.max(history.first() + 1, stop - FRAMES_BEFORE);
    for (long frame = from; frame < stop; frame++) {
      if (history.movedShare(frame) >= LIVELY) {
        return true;
      }
    }
    return false;
  }

  private boolean isMostlyQuiet(CellHistory history, long stop, long end) {
    int quiet = 0;
    for (long frame = stop; frame < end; frame++) {
      quiet += history.movedShare(frame) <= movingLimit + QUIET_ROOM ? 1 : 0;
    }
    return quiet >= MOSTLY_QUIET * (end - stop);
  }

  private boolean isStop(CellHistory history, long end) {
    Optional<StopEvidence> evidence = evidence(history, candidate, end);
    if (evidence.isEmpty()) {
      return false;
    }
    movingShare = evidence.get().movingShare();
    if (rule.endsFade(evidence.get())) {
      suspectFade(history, rule.scoreAfterFade(evidence.get()));
      return false;
    }
    double score = rule.score(evidence.get());
    listener.judged(candidate, evidence.get(), score);
    suspectStop(history, score);
    return score >= SURE;
  }

  private void suspectFade(CellHistory history, double score) {
    if (!suspicions.has(Suspicions.Kind.FADE) && score >= SURE) {
      Stop stop = new Stop(candidate, score, judge.rest());
      suspicions.add(
          Suspicions.Kind.FADE, new HeldFade(history, stop, judge, suspect(history, candidate)));
    }
  }

  // The likeliest of neighbouring frames
  private void suspectStop(CellHistory history, double score) {
    boolean likeliest = !suspicions.has(Suspicions.Kind.STOP) || score > doubtful;
    if (backwards != null && score >= DOUBTFUL && likeliest) {
      doubtful = score;
      suspicions.add(Suspicions.Kind.STOP, new HeldStop(suspect(history, candidate), backwards));
    }
  }

  private Held.Suspect suspect(CellHistory history, long stop) {
    short[] picture = history.sums(history.end() - 1);
    return new Held.Suspect(
        history.time(stop),
        movingShare,
        new Standstill(judge.kept(), judge.motionBefore(), judge.rest(), picture));
  }

  /** Suspects a picture that has stood still for a window of time since a cut led to it. */
  void suspectStill(CellHistory history, StillWatch still) {
    long since = still.since();
    long now = history.time(history.end() - 1);
    if (backwards == null || since == Long.MAX_VALUE || now - since < window) {
      return;
    }
    if (since != lookedAtStill) {
      lookedAtStill = since;
      long cut = lastCut(history, since);
      if (cut >= 0) {
        short[] picture = history.sums(history.end() - 1);
        Standstill stands =
            new Standstill(history.all(), Standstill.STILL_LEVEL, Standstill.STILL_REST, picture);
        Held.Suspect suspect = new Held.Suspect(history.time(cut + 1), 0, stands);
        suspicions.add(Suspicions.Kind.AFTER_CUT, new HeldStop(suspect, backwards));
      }
    }
  }

  // The frame that a cut led to just before a media time, or -1
  private static long lastCut(CellHistory history, long time) {
    long frame = history.end() - 1;
    while (frame > history.first() && history.time(frame) > time) {
      frame--;
    }
    for (long at = frame; at > Math.max(history.first(), frame - FRAMES_AFTER_CUT); at--) {
      if (SceneCut.at(history, at)) {
        return at;
      }
    }
    return -1;
  }

  private double score(CellHistory history, long stop, long end) {
    return evidence(history, stop, end)
        .filter(evidence -> !rule.endsFade(evidence))
        .map(rule::score)
        .orElse(0.0);
  }

  private Optional<StopEvidence> evidence(CellHistory history, long stop, long end) {
    return judge.judge(history, stop, end).filter(any -> showsSomething(history, end - 1));
  }

  private boolean showsSomething(CellHistory history, long frame) {
    return Contrast.isEnough(history.sums(frame), history.columns(), history.rows(), judge.kept());
  }

  // The onset is where motion before and rest after differ most, not where they first suffice; its
  // own frame may look less like a stop than its neighbours, when an encoder blurs it
  private Optional<Stop> sharpest(CellHistory history, long from, long end) {
    double sure = score(history, from, end);
    long best = from;
    double sharpest = Math.max(0, sure * judge.sharpness(history, from));
    long until = history.time(from) + SHARPER_WITHIN;
    long first = Math.max(history.first() + 1, from - FRAMES_BACK);
    for (long stop = first; stop < end && history.time(stop) < until; stop++) {
      double score = isOneShot(history, stop, end) ? score(history, stop, end) : 0;
      double sharpness = score >= MAYBE ? score * judge.sharpness(history, stop) : sharpest;
      if (sharpness > SHARPER * sharpest) {
        sharpest = sharpness;
        best = stop;
      }
    }
    sure = Math.max(sure, score(history, best, end));
    candidate = best + 1;
    return Optional.of(new Stop(best, sure, judge.rest()));
  }
}
