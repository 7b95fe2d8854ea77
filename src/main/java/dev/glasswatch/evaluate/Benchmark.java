package dev.glasswatch.evaluate;

import dev.glasswatch.media.FfmpegProgram;
import dev.glasswatch.watch.DetectorPlan;
import dev.glasswatch.watch.WatchParts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The whole benchmark: what decoding costs, and how little the detectors add. Each group of
 * measures is told as soon as it is done.
 */
public final class Benchmark {

  private static final double LONG_TARGET = 1.15;
  private static final double FILTERS_TARGET = 1.0;
  private static final double SHORT_TARGET = 1.5;

  private final BenchmarkPlan plan;
  private final WatchParts parts;
  private final List<DetectorPlan> detectors;
  private final Progress progress;

  /** Measures these detectors with these parts of the process. */
  public Benchmark(
      BenchmarkPlan plan, WatchParts parts, List<DetectorPlan> detectors, Progress progress) {
    this.plan = plan;
    this.parts = parts;
    this.detectors = List.copyOf(detectors);
    this.progress = progress;
  }

  /**
   * Measures everything.
   *
   * @param group takes each group of measures
   * @param note takes what a reader must know, such as what was left out
   */
  public void run(Consumer<List<Measure>> group, Consumer<String> note) throws EvaluateException {
    Encoder encoder = Encoder.best(plan.gplFolder());
    encoder.note().ifPresent(note);
    BenchmarkMaterial material =
        new BenchmarkMaterial(new MaterialMaker(plan.work(), encoder, progress));
    Path fullHd = material.fullHd();
    SteadyBenchmark steady = new SteadyBenchmark(parts, detectors, plan.rounds(), progress);
    group.accept(steady.of("1080p25 H.264 5 Mb/s", fullHd));
    group.accept(steady.of("720p25 H.264 3 Mb/s", material.hd()));
    OwnProgram own = OwnProgram.in(plan.home());
    ProgramBenchmark programs = new ProgramBenchmark(ffmpeg(), own, plan.rounds(), progress);
    group.accept(programs.of("60 s of 1080p25", fullHd, SHORT_TARGET, Optional.empty()));
    if (plan.longFiles()) {
      Path tenMinutes = material.fullHdLong();
      group.accept(
          programs.of("10 min of 1080p25", tenMinutes, LONG_TARGET, Optional.of(FILTERS_TARGET)));
    } else {
      note.accept("Ten-minute files are left out by --quick.");
    }
    GrowthBenchmark growth = new GrowthBenchmark(own, plan.crowds(), crowdRounds(), progress);
    group.accept(growth.of("1080p25 H.264 5 Mb/s", fullHd));
  }

  // A crowd of twelve runs for minutes, and its processes are alike: fewer rounds suffice.
  private int crowdRounds() {
    return Math.max(1, plan.rounds() - 2);
  }

  private static FfmpegProgram ffmpeg() throws EvaluateException {
    try {
      return FfmpegProgram.shipped();
    } catch (IOException e) {
      throw new EvaluateException(e.getMessage() + ", so there is nothing to compare with", e);
    }
  }
}
