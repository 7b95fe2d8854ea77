package dev.glasswatch.evaluate;

import dev.glasswatch.watch.DetectorPlan;
import dev.glasswatch.watch.WatchParts;
import java.util.ArrayList;
import java.util.List;

/** Opens and analyses one file again and again, and looks whether memory grows. */
public final class OpensBenchmark {

  /** Opens between two looks. */
  public static final int STEP = 50;

  private static final double BYTES_PER_MB = 1e6;

  private final Analysis analysis;
  private final Progress progress;

  /** With these detectors. */
  public OpensBenchmark(WatchParts parts, List<DetectorPlan> detectors, Progress progress) {
    this.analysis = new Analysis(parts, detectors);
    this.progress = progress;
  }

  /** Memory after every {@value #STEP} opens. */
  public List<Measure> run(String file, int count) throws EvaluateException {
    List<Measure> measures = new ArrayList<>();
    for (int opened = 1; opened <= count; opened++) {
      open(file);
      progress.at("opening " + file, opened, count);
      if (opened % STEP == 0 || opened == count) {
        Samples resident = Samples.of(ProcFiles.residentBytes() / BYTES_PER_MB);
        Measure measure = Measure.plain("opens", "RSS after " + opened, resident, "MB");
        measures.add(measures.isEmpty() ? measure : measure.against(measures.getFirst()));
      }
    }
    return measures;
  }

  private void open(String file) throws EvaluateException {
    try {
      AnalysisResult result = analysis.of(file, bytes -> {});
      if (result.fault().isPresent()) {
        throw new EvaluateException(result.fault().get().sentence());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EvaluateException("Interrupted while opening", e);
    }
  }
}
