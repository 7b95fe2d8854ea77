package dev.glasswatch.evaluate;

import dev.glasswatch.watch.DetectorPlan;
import dev.glasswatch.watch.WatchParts;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Live HLS streams from an origin in another process, at their own pace: how much of the media is
 * looked at, at which level, and with how much memory.
 */
public final class LiveBenchmark {

  private static final double UNWATCHED_TARGET_PERCENT = 0.1;
  private static final double BYTES_PER_MB = 1e6;
  private static final double PERCENT = 100;

  private final WatchParts parts;
  private final List<DetectorPlan> detectors;
  private final Progress progress;

  /** Watches with these detectors; the parts must allow loopback. */
  public LiveBenchmark(WatchParts parts, List<DetectorPlan> detectors, Progress progress) {
    this.parts = parts;
    this.detectors = List.copyOf(detectors);
    this.progress = progress;
  }

  /** Watches these playlists for so long once all are live, and says how it went. */
  public List<Measure> run(List<URI> playlists, Duration length) throws EvaluateException {
    try (LiveCrowd crowd = new LiveCrowd(parts, detectors, playlists)) {
      crowd.awaitLive();
      LiveCrowd.Tally tally = crowd.observe(length, progress);
      return measures(playlists.size(), length, tally);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EvaluateException("Interrupted while watching live streams", e);
    }
  }

  /**
   * The most streams that are watched all but completely, found by adding two at a time.
   *
   * @param origin gives the playlists of so many streams
   * @param from how many to begin with
   * @param to how many to try at most
   */
  public Measure most(OriginProcess origin, int from, int to, Duration each)
      throws EvaluateException {
    int held = 0;
    for (int streams = from; streams <= to; streams += 2) {
      List<Measure> measures = run(origin.playlists(streams), each);
      if (measures.getFirst().met().filter(met -> met).isEmpty()) {
        break;
      }
      held = streams;
    }
    String name = "most streams that hold for " + each.toSeconds() + " s";
    return Measure.plain("live, most streams", name, Samples.of(held), "streams");
  }

  private static List<Measure> measures(int streams, Duration length, LiveCrowd.Tally tally) {
    String group = "live, %d streams, %d s".formatted(streams, length.toSeconds());
    List<Measure> measures = new ArrayList<>();
    Samples unwatched = new Samples(tally.unwatchedShares()).times(PERCENT);
    measures.add(
        Measure.bounded(
            group,
            "unwatched, mean",
            Samples.of(mean(tally.unwatchedShares()) * PERCENT),
            "%",
            UNWATCHED_TARGET_PERCENT));
    measures.add(Measure.plain(group, "unwatched, by stream", unwatched, "%"));
    tally
        .unwatchedReasons()
        .forEach(
            (reason, seconds) ->
                measures.add(
                    Measure.plain(group, "unwatched, " + reason, Samples.of(seconds), "s in all")));
    Samples frames = new Samples(tally.framesPerSecond());
    measures.add(Measure.plain(group, "frames decoded, by stream", frames, "a second"));
    measures.add(
        Measure.bounded(
            group,
            "streams not at every frame throughout",
            Samples.of(tally.leftEveryFrame()),
            "streams",
            0));
    measures.add(Measure.plain(group, "reconnects", Samples.of(tally.reconnects()), "in all"));
    measures.add(
        Measure.bounded(
            group,
            "peak RSS",
            Samples.of(tally.peakResidentBytes() / BYTES_PER_MB),
            "MB",
            MemoryBound.megabytes(streams)));
    measures.add(Measure.plain(group, "cores in use", Samples.of(tally.cores()), "cores"));
    return measures;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }
}
