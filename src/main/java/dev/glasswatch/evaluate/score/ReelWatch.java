package dev.glasswatch.evaluate.score;

import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.evaluate.Analysis;
import dev.glasswatch.evaluate.AnalysisResult;
import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.OneDetector;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.media.FrameView;
import dev.glasswatch.media.MediaNeeds;
import dev.glasswatch.media.PlaneNeed;
import dev.glasswatch.watch.DetectorFacts;
import dev.glasswatch.watch.DetectorPlan;
import dev.glasswatch.watch.WatchParts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Watches files as the service does, and says what it found in their own time. */
public final class ReelWatch {

  private final WatchParts parts;
  private final List<DetectorPlan> detectors;

  /** With these detectors. */
  public ReelWatch(WatchParts parts, List<DetectorPlan> detectors) {
    this.parts = parts;
    this.detectors = List.copyOf(detectors);
  }

  /**
   * What was found in a file.
   *
   * @param found reports, in order
   * @param origin media time of the first frame, microseconds: sound may begin before
   * @param length of the file from there on
   * @param costs CPU time by detector
   */
  public record Watched(List<Found> found, long origin, long length, List<Cost> costs) {

    /** Copies the lists. */
    public Watched {
      found = List.copyOf(found);
      costs = List.copyOf(costs);
    }
  }

  /**
   * What a detector cost.
   *
   * @param detector its name
   * @param cpu CPU time
   */
  public record Cost(String detector, Duration cpu) {}

  /**
   * Watches a file to its end.
   *
   * @param length how long it is, microseconds, if that is known: what lasts ends there; else 0
   */
  public Watched watch(Path file, long length) throws EvaluateException, InterruptedException {
    Origin origin = new Origin();
    List<DetectorPlan> all = new ArrayList<>(detectors);
    OneDetector first = new OneDetector(origin, MediaNeeds.plane(PlaneNeed.LUMA));
    all.add(new DetectorPlan(first, Settings.defaults(List.of())));
    AnalysisResult result = new Analysis(parts, all).of(file.toString(), bytes -> {});
    if (result.fault().isPresent()) {
      throw new EvaluateException(result.fault().get().sentence());
    }
    long from = origin.time();
    long end = length > 0 ? length : result.lengthMicros() - from;
    return new Watched(
        result.incidents().stream().map(incident -> found(incident, from, end)).toList(),
        from,
        end,
        result.facts().detectors().stream().map(ReelWatch::cost).toList());
  }

  private static Found found(Incident incident, long origin, long end) {
    return new Found(
        incident.key().defect().name(),
        incident.reason(),
        incident.mediaStart() - origin,
        incident.mediaEnd().orElse(end + origin) - origin,
        incident.score(),
        incident.mediaDetected() - origin);
  }

  private static Cost cost(DetectorFacts facts) {
    return new Cost(facts.name(), facts.cpu());
  }

  /** Notes when the first frame appears. */
  private static final class Origin implements Detector {

    private volatile long first = Long.MAX_VALUE;

    @Override
    public void frame(FrameView frame) {
      if (first == Long.MAX_VALUE) {
        first = frame.mediaTime();
      }
    }

    long time() {
      return first == Long.MAX_VALUE ? 0 : first;
    }
  }
}
