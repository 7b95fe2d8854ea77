package dev.glasswatch.testing;

import dev.glasswatch.detect.SettingException;
import dev.glasswatch.evaluate.Analysis;
import dev.glasswatch.evaluate.AnalysisResult;
import dev.glasswatch.evaluate.LocalParts;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.watch.DetectorCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Watches files from end to end with some of the detectors, at their default settings. */
public final class FileWatch implements AutoCloseable {

  private final LocalParts parts = LocalParts.allowing(List.of());
  private final Analysis analysis;

  /** With detectors of these names. */
  public FileWatch(String... detectors) {
    try {
      analysis =
          new Analysis(
              parts.watchParts(),
              DetectorCatalog.onClassPath().plans(List.of(detectors), Map.of()));
    } catch (SettingException e) {
      throw new AssertionError(e);
    }
  }

  /** What there is to say about a file. */
  public AnalysisResult result(Path file) throws InterruptedException {
    return analysis.of(file.toString(), bytes -> {});
  }

  /** The incidents found in a file. */
  public List<Incident> incidents(Path file) throws InterruptedException {
    return result(file).incidents();
  }

  @Override
  public void close() {
    parts.close();
  }
}
