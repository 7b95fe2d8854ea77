package dev.glasswatch.cli;

import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.LocalParts;
import dev.glasswatch.evaluate.OpensBenchmark;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code benchmark opens}: whether memory stays flat over many opens of one file. */
@Command(
    name = "opens",
    description = "Analyses one file again and again in one process and prints its memory.",
    mixinStandardHelpOptions = true)
final class BenchmarkOpensCommand implements Callable<Integer> {

  @Mixin private BenchmarkOptions options;

  @Option(names = "--count", description = "How often; default ${DEFAULT-VALUE}.")
  private int count = 500;

  @Parameters(paramLabel = "FILE", description = "A short file, or it takes long.")
  private String file = "";

  @Override
  public Integer call() throws EvaluateException {
    LogConfigurator.byDefault("WARN");
    try (LocalParts parts = LocalParts.allowing(List.of());
        ProgressDisplay progress = ProgressDisplay.onErrors()) {
      OpensBenchmark opens = new OpensBenchmark(parts.watchParts(), options.detectors(), progress);
      options.printer().print(opens.run(file, count));
    }
    return 0;
  }
}
