package dev.glasswatch.watch;

import dev.glasswatch.media.TrackChoice;
import dev.glasswatch.source.SourceSpec;
import java.util.List;

/**
 * What to watch and how.
 *
 * @param stream the stream's id: thread name, log field, metric label
 * @param source where its bytes come from
 * @param tracks which tracks to decode
 * @param mode how time is treated
 * @param loop start a file again when it ends (live mode only)
 * @param detectors what to look for, and with which settings
 */
public record WatchPlan(
    String stream,
    SourceSpec source,
    TrackChoice tracks,
    WatchMode mode,
    boolean loop,
    List<DetectorPlan> detectors) {

  /** Copies the list. */
  public WatchPlan {
    detectors = List.copyOf(detectors);
  }
}
