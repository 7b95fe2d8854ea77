package dev.glasswatch.watch;

import dev.glasswatch.incident.Incident;
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
 * @param adopted incidents of this stream that an earlier process left open
 */
public record WatchPlan(
    String stream,
    SourceSpec source,
    TrackChoice tracks,
    WatchMode mode,
    boolean loop,
    List<DetectorPlan> detectors,
    List<Incident> adopted) {

  /** Copies the lists. */
  public WatchPlan {
    detectors = List.copyOf(detectors);
    adopted = List.copyOf(adopted);
  }

  /** A plan that starts afresh. */
  public WatchPlan(
      String stream,
      SourceSpec source,
      TrackChoice tracks,
      WatchMode mode,
      boolean loop,
      List<DetectorPlan> detectors) {
    this(stream, source, tracks, mode, loop, detectors, List.of());
  }

  /** The same, going on with these incidents. */
  public WatchPlan adopting(List<Incident> incidents) {
    return new WatchPlan(stream, source, tracks, mode, loop, detectors, incidents);
  }
}
