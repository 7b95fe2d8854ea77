package dev.glasswatch.evaluate.sync;

import dev.glasswatch.evaluate.Analysis;
import dev.glasswatch.evaluate.AnalysisResult;
import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.Progress;
import dev.glasswatch.media.FfmpegProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Moves sound against picture in every way of the plan and looks what is said about it. */
public final class SyncEvaluation {

  private final FfmpegProgram program;
  private final Analysis analysis;
  private final Path work;
  private final Progress progress;

  /**
   * An evaluation.
   *
   * @param analysis with the detector, and allowed to read from loopback
   * @param work where material is made, and deleted again
   */
  public SyncEvaluation(FfmpegProgram program, Analysis analysis, Path work, Progress progress) {
    this.program = program;
    this.analysis = analysis;
    this.work = work;
    this.progress = progress;
  }

  /** Runs the cases one after the other. */
  public List<SyncOutcome> run(List<SyncCase> cases)
      throws EvaluateException, InterruptedException {
    Path folder = folder();
    try {
      return run(cases, folder);
    } finally {
      delete(folder);
    }
  }

  private List<SyncOutcome> run(List<SyncCase> cases, Path folder)
      throws EvaluateException, InterruptedException {
    int longest = cases.stream().mapToInt(SyncCase::seconds).max().orElse(0);
    SyncMaterial material = new SyncMaterial(program, folder, longest);
    List<SyncOutcome> outcomes = new ArrayList<>();
    for (SyncCase each : cases) {
      progress.at("moving sound and picture", outcomes.size(), cases.size());
      Made made = material.make(each);
      outcomes.add(outcome(each, result(each, made)));
      delete(made.folder());
    }
    progress.at("moving sound and picture", cases.size(), cases.size());
    return outcomes;
  }

  private AnalysisResult result(SyncCase what, Made made)
      throws EvaluateException, InterruptedException {
    AnalysisResult result =
        switch (what.container()) {
          case TS, MP4 -> analysis.of(made.file().toString(), bytes -> {});
          case HLS -> served(made);
        };
    if (result.fault().isPresent()) {
      throw new EvaluateException(result.fault().get().sentence());
    }
    return result;
  }

  private AnalysisResult served(Made made) throws EvaluateException, InterruptedException {
    try (FolderOrigin origin = new FolderOrigin(made.folder())) {
      return analysis.of(origin.address(made.file().getFileName().toString()), bytes -> {});
    }
  }

  private static SyncOutcome outcome(SyncCase what, AnalysisResult result) {
    return new SyncOutcome(what, what.offset(result.lengthMicros() / 1e6), result.incidents());
  }

  private Path folder() throws EvaluateException {
    try {
      Files.createDirectories(work);
      return Files.createTempDirectory(work, "sync");
    } catch (IOException e) {
      throw new EvaluateException(work + " cannot be written: name another with --work", e);
    }
  }

  private static void delete(Path folder) throws EvaluateException {
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path each : inside.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new EvaluateException(folder + " cannot be deleted: " + e.getMessage(), e);
    }
  }
}
