package dev.glasswatch.detect.freeze;

import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.TraceSink;
import dev.glasswatch.media.FrameView;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.Plane;
import dev.glasswatch.media.PlaneNeed;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds pictures that repeat while the stream goes on.
 *
 * <p><b>Method.</b> Encoders never repeat a picture exactly: keyframes code it anew, B-frames
 * flutter, and at low bitrates detail keeps arriving for seconds. All of that averages out over
 * cells of 8 x 8 plane pixels, while motion does not. What remains ambiguous is a scene in which
 * hardly anything moves. So the detector does not ask whether a picture is still, but whether it
 * <em>stopped</em>: one window of time after each frame it compares the quarter of a second before
 * with the window after ({@link StopEvidence}, {@link StopRule}). A scene that comes to rest slows
 * down over several frames, and goes on stirring here and there; a frozen one stops from one frame
 * to the next. What goes on moving in the same cells, such as a clock or a ticker, is left out up
 * to a share of the picture, with what lies beside it ({@link Surroundings}). How the evidence is
 * weighed was learned from freezes put into real clips ({@link StopTrees}). A stop that ends a fade
 * or a dissolve is taken for the beginning of a title or a slide, unless it fades on afterwards
 * ({@link HeldFade}). So is one that is in doubt, or follows a cut, unless what moves next moves at
 * full speed at once ({@link HeldStop}).
 *
 * <p>A picture that stood still without having been seen to stop alarms after a longer time and as
 * {@code minor}, since it may be a slate ({@link StillWatch}). Severity is {@code major} otherwise,
 * also where a clock goes on: nobody can watch such a programme.
 *
 * <p>Pictures without contrast, such as black, are not judged. A gap of more than two seconds or
 * three frame intervals is no evidence either way: a freeze under way goes on if the same picture
 * follows. Frames slower than about five a second are too few to judge.
 */
final class FreezeDetector implements Detector {

  private static final long SPEAK_EVERY = 500_000;
  private static final long LONGEST_GAP = 2_000_000;
  private static final long BEFORE_WINDOW = 700_000;
  private static final double WORTH_TRACING = 0.05;

  private final FreezeDecision decision;
  private final TraceSink trace;
  private final double movingLimit;
  private final Cells cells = new Cells();
  private final CellHistory history;
  private final StopSearch stops;
  private final StillWatch still;
  private final StillRows stillRows;

  private @Nullable Standstill standstill;
  private String track = "v:0";
  private long latest = Long.MIN_VALUE;
  private boolean comparable;

  /**
   * A detector for one stream.
   *
   * @param window how long a picture must repeat before it is judged, in microseconds
   * @param movingLimit share of the picture that may go on moving
   * @param stillAfter how long one that was not seen to stop must stand, in microseconds
   */
  FreezeDetector(
      long window,
      double movingLimit,
      long stillAfter,
      ObservationSink observations,
      TraceSink trace) {
    this.decision = new FreezeDecision(movingLimit, stillAfter, true, observations);
    this.trace = trace;
    this.movingLimit = movingLimit;
    this.history = new CellHistory(span(window));
    StopRule rule = new StopRule(movingLimit, StopTrees.shipped());
    this.stops = StopSearch.remembering(window, movingLimit, rule, this::judged);
    this.still = new StillWatch(stillAfter);
    this.stillRows = new StillRows(still, this::row);
  }

  /** What must be remembered to judge the frame at the beginning of a window. */
  static long span(long window) {
    return window + BEFORE_WINDOW;
  }

  @Override
  public void frame(FrameView frame) {
    long time = frame.mediaTime();
    if (time <= latest && comparable) {
      return; // shown at the same moment: not a picture of its own
    }
    track = frame.track();
    Plane plane = frame.plane(PlaneNeed.LUMA);
    makeComparable(plane, time);
    cells.sum(plane.pixels(), plane.width(), plane.height(), history.sumsToFill());
    history.add(time, frame.keyframe());
    latest = time;
    look(time);
    stillRows.frame(history, standstill != null);
  }

  @Override
  public void event(MediaEvent event) {
    switch (event) {
      case MediaEvent.Discontinuity jump -> forget();
      case MediaEvent.Unwatched gap -> comparable = comparable && !gap.track().equals(track);
      case MediaEvent.Ended end -> sayAtEnd(end.mediaTime());
      case MediaEvent.TracksChanged tracks -> {}
    }
    decision.event(event);
  }

  private void makeComparable(Plane plane, long time) {
    int columns = plane.width() / Cells.SIZE;
    int rows = plane.height() / Cells.SIZE;
    boolean sameShape = columns == history.columns() && rows == history.rows();
    if (!sameShape) {
      standstill = null;
    }
    if (!comparable || !sameShape || isGap(time)) {
      history.restart(columns, rows);
      stops.restart(history.end());
      still.restart();
      stillRows.end(latest, standstill != null);
      row(FreezeRow.RESTARTED, time, sameShape ? 0 : 1);
      comparable = true;
    }
  }

  private boolean isGap(long time) {
    long interval = Math.round(1e6 / history.rate());
    return time - latest > Math.max(LONGEST_GAP, 3 * interval);
  }

  private void look(long time) {
    Standstill ongoing = standstill;
    if (ongoing != null) {
      follow(ongoing, time);
    } else {
      search(time);
    }
  }

  private void follow(Standstill ongoing, long time) {
    boolean firstAfterGap = history.end() - history.first() < 2;
    long end = Long.MAX_VALUE;
    if (!firstAfterGap) {
      end = ongoing.endWith(history);
    } else if (!ongoing.isSame(history.sums(history.end() - 1))) {
      end = time;
    }
    if (end != Long.MAX_VALUE) {
      movesAgain(time, end);
      return;
    }
    if (time - decision.saidTo() >= SPEAK_EVERY) {
      row(FreezeRow.GOES_ON, time);
    }
    still.standsStill(history); // for the trace only: it starts afresh when this is over
  }

  private void search(long time) {
    Optional<StopSearch.Stop> stop = stops.search(history);
    boolean stands = still.standsStill(history);
    if (stop.isPresent()) {
      stopped(stop.get(), time);
    } else if (stands) {
      stands(time);
    } else {
      followSuspicions(time);
      sayClear(time);
    }
  }

  // What fades on as before, or moves at once, had been frozen, which shows only then
  private void followSuspicions(long time) {
    stops.suspectStill(history, still);
    Suspicions.Frozen frozen = stops.suspicions().follow(history);
    if (frozen != null) {
      Held.Suspect was = frozen.suspect();
      int keptCells = was.standstill().keptCells();
      stopped(time, was.from(), frozen.score(), keptCells, was.movingShare());
      movesAgain(time, frozen.end());
    }
  }

  private void stopped(StopSearch.Stop stop, long time) {
    Standstill found =
        new Standstill(
            stops.kept(), stops.motionBefore(), stop.rest(), history.sums(history.end() - 1));
    standstill = found;
    long from = history.time(stop.frame());
    stopped(time, from, stop.score(), found.keptCells(), stops.movingShare());
  }

  private void stopped(long time, long from, double score, int keptCells, double movingShare) {
    row(
        FreezeRow.STOPPED,
        time,
        from,
        Double.doubleToRawLongBits(score),
        keptCells,
        history.cells(),
        Double.doubleToRawLongBits(movingShare));
  }

  private void movesAgain(long time, long end) {
    standstill = null;
    stops.restart(history.end());
    still.restart();
    row(FreezeRow.MOVES, time, end);
  }

  private void stands(long time) {
    standstill =
        new Standstill(
            history.all(),
            Standstill.STILL_LEVEL,
            Standstill.STILL_REST,
            history.sums(history.end() - 1));
    row(FreezeRow.STANDS, time, still.from(), history.cells(), history.cells());
  }

  // While little moves, a stop may still be found later: clear is only what was judged
  private void sayClear(long time) {
    boolean moves = history.movedShare(history.end() - 1) > movingLimit;
    long judged = moves ? time : history.time(Math.min(stops.candidate(), history.end() - 1));
    judged = Math.min(judged, stops.suspicions().since());
    if (judged - decision.saidTo() >= SPEAK_EVERY) {
      row(FreezeRow.CLEAR, judged);
    }
  }

  private void sayAtEnd(long time) {
    if (standstill != null) {
      row(FreezeRow.GOES_ON, Math.max(time, latest));
    }
  }

  private void forget() {
    standstill = null;
    comparable = false;
  }

  private void judged(long frame, StopEvidence evidence, double score) {
    if (score < WORTH_TRACING) {
      return;
    }
    double[] measures = StopMeasure.of(evidence);
    long[] row = new long[2 + measures.length];
    row[0] = history.time(frame);
    row[1] = Double.doubleToRawLongBits(score);
    for (int i = 0; i < measures.length; i++) {
      row[2 + i] = Float.floatToRawIntBits((float) measures[i]);
    }
    row(FreezeRow.JUDGED, row);
  }

  private void row(FreezeRow kind, long... values) {
    trace.row(track, kind.ordinal(), values);
    decision.row(track, kind.ordinal(), values);
  }
}
