package dev.glasswatch.evaluate;

import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.detect.sync.ReferenceLink;
import dev.glasswatch.detect.sync.SyncDetectorProvider;
import dev.glasswatch.detect.sync.reference.Fingerprints;
import dev.glasswatch.detect.sync.reference.Recorder;
import dev.glasswatch.evaluate.AnalysisResult.Fault;
import dev.glasswatch.evaluate.AnalysisResult.WithReference;
import dev.glasswatch.evidence.TraceFolder;
import dev.glasswatch.media.AudioView;
import dev.glasswatch.media.FrameView;
import dev.glasswatch.media.MediaNeeds;
import dev.glasswatch.media.PacketView;
import dev.glasswatch.media.PlaneNeed;
import dev.glasswatch.watch.DetectorPlan;
import dev.glasswatch.watch.WatchParts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Analyses inputs against a reference, which is watched to its end first: so the same two inputs
 * give the same result on every run.
 */
public final class ReferenceAnalysis {

  private static final MediaNeeds NEEDS = new MediaNeeds(Set.of(PlaneNeed.LUMA), true, true);

  private final WatchParts parts;
  private final List<DetectorPlan> detectors;
  private final Optional<TraceFolder> traces;
  private final Fingerprints fingerprints = Fingerprints.whole();
  private String name = "";

  /** With these parts of the process and these detectors, {@code av_sync} among them. */
  public ReferenceAnalysis(
      WatchParts parts, List<DetectorPlan> detectors, Optional<TraceFolder> traces) {
    this.parts = parts;
    this.detectors = List.copyOf(detectors);
    this.traces = traces;
  }

  /** Watches the reference; the fault that ended it, if any. */
  public Optional<Fault> reference(String input, LongConsumer progress)
      throws InterruptedException {
    AnalysisResult result = record(parts, input, new Recorder(fingerprints), progress);
    name = result.input();
    return result.fault();
  }

  /** Watches an input for its fingerprints only. */
  public static AnalysisResult record(
      WatchParts parts, String input, Recorder into, LongConsumer progress)
      throws InterruptedException {
    OneDetector recording = new OneDetector(new Recording(into), NEEDS);
    DetectorPlan plan = new DetectorPlan(recording, Settings.defaults(List.of()));
    return new Analysis(parts, List.of(plan)).of(input, progress);
  }

  /** Watches one input to its end and compares it. */
  public AnalysisResult of(String input, LongConsumer progress) throws InterruptedException {
    ReferenceLink link = ReferenceLink.with(fingerprints);
    List<DetectorPlan> plans = detectors.stream().map(plan -> joined(plan, link)).toList();
    return new Analysis(parts, plans, traces)
        .of(input, progress)
        .comparedWith(new WithReference(name, link.tally().compared()));
  }

  /** The plan, with its detector joined to a reference if it is one that compares. */
  public static DetectorPlan joined(DetectorPlan plan, ReferenceLink link) {
    return plan.provider() instanceof SyncDetectorProvider sync
        ? new DetectorPlan(sync.comparing(link), plan.settings())
        : plan;
  }

  /** Takes fingerprints, and looks for nothing. */
  private record Recording(Recorder recorder) implements Detector {
    @Override
    public void packet(PacketView packet) {
      recorder.packet(packet);
    }

    @Override
    public void frame(FrameView frame) {
      recorder.frame(frame);
    }

    @Override
    public void audio(AudioView sound) {
      recorder.audio(sound);
    }
  }
}
