package dev.glasswatch.detect.freeze;

import dev.glasswatch.detect.Detector;
import dev.glasswatch.media.FrameView;
import dev.glasswatch.media.Plane;
import dev.glasswatch.media.PlaneNeed;
import java.util.ArrayList;
import java.util.List;

/**
 * Where in a clean clip a freeze would have a true start: more moves, in the frames before and in
 * the one that would have come next, than may go on moving in a frozen picture. Elsewhere the
 * picture stands still already, in the sense of the default settings. Cuts are left out, too: a
 * first picture that stays cannot be told from a still. So are fades and dissolves, whose end is
 * the beginning of a title or a slide far more often. Needs {@link PlaneNeed#LUMA}; keeps all of a
 * clip in memory, about 2 kB a frame.
 */
public final class FreezeStarts implements Detector {

  private static final double MOVING_SHARE = 0.12;
  private static final int BEFORE = 3;
  private static final int MARGIN = 12;
  private static final int FADE_FRAMES = 9;

  private final CellHistory history = new CellHistory(Long.MAX_VALUE / 2);
  private final Cells cells = new Cells();
  private final Steadiness steadiness = new Steadiness();

  /** What goes on around a frame. */
  public enum Place {
    /** Enough moves: a freeze would have a true start. */
    MOTION,
    /** Likewise, but all of it fades or dissolves. */
    FADE,
    /** The picture was replaced just before, or is with the next frame. */
    CUT,
    /** The picture stands as good as still already. */
    STILL
  }

  /** One for each frame, in order; the first and the last dozen count as {@link Place#CUT}. */
  public List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (long frame = 0; frame < history.end(); frame++) {
      boolean atEnd = frame < MARGIN || frame >= history.end() - MARGIN;
      places.add(atEnd ? Place.CUT : place(frame));
    }
    return places;
  }

  /** Numbers of the frames after which the picture may freeze, counted from 0. */
  public List<Long> frames() {
    List<Long> starts = new ArrayList<>();
    for (long frame = MARGIN; frame < history.end() - MARGIN; frame++) {
      if (place(frame) == Place.MOTION) {
        starts.add(frame);
      }
    }
    return starts;
  }

  /** How many frames a second the clip has. */
  public double rate() {
    return history.rate();
  }

  private Place place(long last) {
    boolean cut = false;
    boolean moves = true;
    for (long frame = last - BEFORE; frame <= last + 1; frame++) {
      boolean replaced = SceneCut.at(history, frame);
      cut |= replaced;
      // What moved before a cut says nothing of what is shown after it
      moves = replaced ? moves || frame <= last : moves && history.movedShare(frame) > MOVING_SHARE;
    }
    if (!moves) {
      return Place.STILL;
    }
    if (cut) {
      return Place.CUT;
    }
    double fading = steadiness.before(history, last + 1, FADE_FRAMES, history.all());
    return fading <= StopRule.FADES ? Place.MOTION : Place.FADE;
  }

  @Override
  public void frame(FrameView frame) {
    Plane plane = frame.plane(PlaneNeed.LUMA);
    if (history.cells() == 0) {
      history.restart(plane.width() / Cells.SIZE, plane.height() / Cells.SIZE);
    }
    cells.sum(plane.pixels(), plane.width(), plane.height(), history.sumsToFill());
    history.add(frame.mediaTime(), frame.keyframe());
  }
}
