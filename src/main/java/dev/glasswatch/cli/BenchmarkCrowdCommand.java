package dev.glasswatch.cli;

import dev.glasswatch.evaluate.CrowdProcess;
import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.LocalParts;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The child of {@code benchmark} that measures one crowd of watches, and says one line. */
@Command(name = "crowd", hidden = true, mixinStandardHelpOptions = true)
final class BenchmarkCrowdCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private BenchmarkOptions options;

  @Option(names = "--streams", required = true)
  private int streams;

  @Parameters(paramLabel = "FILE")
  private Path file = Path.of("");

  @Override
  public Integer call() throws EvaluateException {
    LogConfigurator.byDefault("WARN");
    try (LocalParts parts = LocalParts.allowing(List.of())) {
      String line = CrowdProcess.measure(parts.watchParts(), options.detectors(), file, streams);
      spec.commandLine().getOut().println(line);
    }
    return 0;
  }
}
