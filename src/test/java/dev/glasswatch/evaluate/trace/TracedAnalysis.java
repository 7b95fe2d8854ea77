package dev.glasswatch.evaluate.trace;

import dev.glasswatch.detect.SettingException;
import dev.glasswatch.evaluate.Analysis;
import dev.glasswatch.evaluate.AnalysisResult;
import dev.glasswatch.evaluate.LocalParts;
import dev.glasswatch.evidence.TraceException;
import dev.glasswatch.evidence.TraceFolder;
import dev.glasswatch.evidence.TraceLimits;
import dev.glasswatch.evidence.TraceRecording;
import dev.glasswatch.incident.Implied;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.incident.IncidentKey;
import dev.glasswatch.incident.MediaWallClock.StartFrom;
import dev.glasswatch.watch.DetectorCatalog;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Analyses files with their traces recorded, and replays what was recorded. */
final class TracedAnalysis {

  private static final Instant SOME_TIME = Instant.EPOCH;

  private final DetectorCatalog catalog = DetectorCatalog.onClassPath();
  private final Path folder;

  TracedAnalysis(Path folder) {
    this.folder = folder;
  }

  /** What an analysis with these settings gives; its trace is recorded. */
  AnalysisResult record(Path file, Map<String, Map<String, String>> settings) throws Exception {
    try (LocalParts parts = LocalParts.allowing(List.of());
        TraceFolder traces =
            new TraceFolder(folder, TraceLimits.KEEP_ALL, "test", InstantSource.system())) {
      return new Analysis(
              parts.watchParts(), catalog.plans(List.of(), settings), Optional.of(traces))
          .of(file.toString(), bytes -> {});
    }
  }

  /** What an analysis with these settings gives, without a trace. */
  List<Incident> analyse(Path file, Map<String, Map<String, String>> settings) throws Exception {
    try (LocalParts parts = LocalParts.allowing(List.of())) {
      return new Analysis(parts.watchParts(), catalog.plans(List.of(), settings))
          .of(file.toString(), bytes -> {})
          .incidents();
    }
  }

  /** What becomes of the one recording under these settings. */
  BackTestResult replay(Map<String, Map<String, String>> changes)
      throws SettingException, TraceException {
    List<TraceRecording> recordings = TraceRecording.find(List.of(folder));
    if (recordings.size() != 1) {
      throw new AssertionError(recordings.size() + " recordings");
    }
    return new BackTest(catalog, changes).of(recordings.getFirst(), bytes -> {});
  }

  /** What the recording gives with its own settings. */
  List<Incident> replay() throws SettingException, TraceException {
    return replay(Map.of()).lines().stream().map(line -> line.wanted().orElseThrow()).toList();
  }

  /** Without what a replay cannot know: ids and wall times. The stream is another, too. */
  static List<Incident> comparable(List<Incident> incidents) {
    return incidents.stream().map(TracedAnalysis::comparable).toList();
  }

  private static Incident comparable(Incident incident) {
    return new Incident(
        "",
        new IncidentKey("", incident.key().defect(), incident.key().track()),
        incident.state(),
        incident.severity(),
        incident.score(),
        incident.reason(),
        incident.sequence(),
        incident.mediaStart(),
        incident.mediaEnd(),
        SOME_TIME,
        StartFrom.ARRIVAL,
        incident.end().map(any -> SOME_TIME),
        incident.mediaDetected(),
        SOME_TIME,
        incident.unwatched(),
        incident.details(),
        incident.endReason(),
        incident.implied().map(by -> new Implied("", by.defect())),
        incident.acknowledged());
  }
}
