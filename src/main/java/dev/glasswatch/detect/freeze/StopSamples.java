package dev.glasswatch.detect.freeze;

import dev.glasswatch.detect.Detector;
import dev.glasswatch.media.FrameView;
import dev.glasswatch.media.Plane;
import dev.glasswatch.media.PlaneNeed;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at a stream as the freeze detector does, decides nothing, and keeps the evidence at every
 * frame that may be a stop: what the trees are fitted to. Needs {@link PlaneNeed#LUMA}.
 */
public final class StopSamples implements Detector {

  private static final long WINDOW = 2_000_000;
  private static final double WIDEST_MOVING_SHARE = 0.2;

  private final CellHistory history = new CellHistory(FreezeDetector.span(WINDOW));
  private final Cells cells = new Cells();
  private final List<Sample> samples = new ArrayList<>();
  private final StopSearch search =
      StopSearch.sure(
          WINDOW,
          WIDEST_MOVING_SHARE,
          new StopRule(WIDEST_MOVING_SHARE, StopTrees.NONE) {
            @Override
            double score(StopEvidence evidence) {
              return keep(evidence);
            }
          });

  /**
   * The evidence at one frame.
   *
   * @param frame counted from 0
   * @param measures in the order of {@link #measures}
   */
  public record Sample(long frame, List<Double> measures) {}

  /** Names of the measures. */
  public static List<String> measures() {
    return List.of(StopMeasure.values()).stream().map(StopMeasure::label).toList();
  }

  /** What was found so far. */
  public List<Sample> samples() {
    return List.copyOf(samples);
  }

  @Override
  public void frame(FrameView frame) {
    Plane plane = frame.plane(PlaneNeed.LUMA);
    int columns = plane.width() / Cells.SIZE;
    int rows = plane.height() / Cells.SIZE;
    if (history.columns() != columns || history.rows() != rows) {
      history.restart(columns, rows);
      search.restart(history.end());
    }
    cells.sum(plane.pixels(), plane.width(), plane.height(), history.sumsToFill());
    history.add(frame.mediaTime(), frame.keyframe());
    search.search(history);
  }

  private double keep(StopEvidence evidence) {
    List<Double> measures = new ArrayList<>();
    for (double measure : StopMeasure.of(evidence)) {
      measures.add(measure);
    }
    samples.add(new Sample(search.candidate(), List.copyOf(measures)));
    return 0;
  }
}
