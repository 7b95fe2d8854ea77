package dev.glasswatch.evaluate;

import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.media.MediaNeeds;
import dev.glasswatch.media.PlaneNeed;
import dev.glasswatch.watch.DetectorPlan;
import dev.glasswatch.watch.WatchParts;
import java.nio.file.Path;
import java.util.List;

/** Shows a file to one detector, through a watch like the service's. */
public final class ClipWatch {

  private final WatchParts parts;

  /** With these parts of the process. */
  public ClipWatch(WatchParts parts) {
    this.parts = parts;
  }

  /** Returns when the detector has seen the file's pictures to their end. */
  public void show(Path file, Detector detector) throws EvaluateException, InterruptedException {
    show(file, detector, MediaNeeds.plane(PlaneNeed.LUMA));
  }

  /** Returns when the detector has been given what it needs of the file, to its end. */
  public void show(Path file, Detector detector, MediaNeeds needs)
      throws EvaluateException, InterruptedException {
    DetectorPlan plan =
        new DetectorPlan(new OneDetector(detector, needs), Settings.defaults(List.of()));
    AnalysisResult result = new Analysis(parts, List.of(plan)).of(file.toString(), bytes -> {});
    if (result.fault().isPresent()) {
      throw new EvaluateException(result.fault().get().sentence());
    }
  }
}
