package dev.glasswatch.evaluate.freeze;

import dev.glasswatch.detect.DefectRule;
import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.DetectorProvider;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.Setting;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.evaluate.Analysis;
import dev.glasswatch.evaluate.AnalysisResult;
import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.media.MediaNeeds;
import dev.glasswatch.media.PlaneNeed;
import dev.glasswatch.watch.DetectorPlan;
import dev.glasswatch.watch.WatchParts;
import java.nio.file.Path;
import java.util.List;

/** Shows every picture of a file to one detector, through a watch like the service's. */
public final class ClipWatch {

  private final WatchParts parts;

  /** With these parts of the process. */
  public ClipWatch(WatchParts parts) {
    this.parts = parts;
  }

  /** Returns when the detector has seen the file to its end. */
  public void show(Path file, Detector detector) throws EvaluateException, InterruptedException {
    DetectorPlan plan = new DetectorPlan(new Only(detector), Settings.defaults(List.of()));
    AnalysisResult result = new Analysis(parts, List.of(plan)).of(file.toString(), bytes -> {});
    if (result.fault().isPresent()) {
      throw new EvaluateException(result.fault().get().sentence());
    }
  }

  private record Only(Detector detector) implements DetectorProvider {

    @Override
    public String name() {
      return "shown";
    }

    @Override
    public List<Setting<?>> settings() {
      return List.of();
    }

    @Override
    public MediaNeeds needs(Settings settings) {
      return MediaNeeds.plane(PlaneNeed.LUMA);
    }

    @Override
    public List<DefectRule> rules(Settings settings) {
      return List.of();
    }

    @Override
    public Detector create(Settings settings, ObservationSink observations) {
      return detector;
    }
  }
}
