package dev.glasswatch.cli;

import dev.glasswatch.evaluate.Benchmark;
import dev.glasswatch.evaluate.BenchmarkPlan;
import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.LocalParts;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code benchmark}: what decoding costs on this machine, and how little the detectors add. */
@Command(
    name = "benchmark",
    description =
        "Measures on material that it makes itself: decoding only, with all detectors, against the"
            + " ffmpeg program, and with many streams.",
    mixinStandardHelpOptions = true,
    subcommands = {
      BenchmarkLiveCommand.class,
      BenchmarkOpensCommand.class,
      BenchmarkCrowdCommand.class,
      BenchmarkOriginCommand.class
    })
final class BenchmarkCommand implements Callable<Integer> {

  @Mixin private BenchmarkOptions options;

  @Option(names = "--quick", description = "Fewer rounds and no ten-minute files.")
  private boolean quick;

  @Override
  public Integer call() throws EvaluateException {
    MeasurePrinter printer = options.printer();
    Path home = BenchmarkOptions.home();
    BenchmarkPlan plan =
        quick
            ? BenchmarkPlan.quick(options.work(), home)
            : BenchmarkPlan.thorough(options.work(), home);
    try (LocalParts parts = LocalParts.allowing(List.of());
        ProgressDisplay progress = ProgressDisplay.onErrors()) {
      new Benchmark(plan, parts.watchParts(), options.detectors(), progress)
          .run(printer::print, printer::note);
    }
    return 0;
  }
}
