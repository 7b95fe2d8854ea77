package dev.glasswatch.cli;

import dev.glasswatch.watch.DetectorCatalog;
import dev.glasswatch.watch.DetectorPlan;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all benchmarks have in common. */
final class BenchmarkOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private DetectorOptions detectors;

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES}; json prints one object a measure.")
  private OutputFormat format = OutputFormat.text;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Where material is made and kept; some 700 MB. Default: ${DEFAULT-VALUE}.")
  private Path work = Path.of(System.getProperty("java.io.tmpdir"), "glasswatch-benchmark");

  Path work() {
    return work;
  }

  MeasurePrinter printer() {
    return new MeasurePrinter(spec.commandLine().getOut(), format == OutputFormat.json);
  }

  List<DetectorPlan> detectors() {
    return detectors.plans(DetectorCatalog.onClassPath(), spec);
  }

  /** The folder of the launcher, which it tells us, or the working directory. */
  static Path home() {
    return Path.of(System.getProperty("glasswatch.home", "")).toAbsolutePath();
  }
}
