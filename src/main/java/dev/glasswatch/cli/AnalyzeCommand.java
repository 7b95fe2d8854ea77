package dev.glasswatch.cli;

import dev.glasswatch.detect.sync.SyncDetectorProvider;
import dev.glasswatch.evaluate.Analysis;
import dev.glasswatch.evaluate.AnalysisResult;
import dev.glasswatch.evaluate.LocalParts;
import dev.glasswatch.evaluate.ReferenceAnalysis;
import dev.glasswatch.evidence.TraceException;
import dev.glasswatch.evidence.TraceFolder;
import dev.glasswatch.watch.DetectorCatalog;
import dev.glasswatch.watch.DetectorPlan;
import dev.glasswatch.watch.WatchParts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code analyze}: watches files or streams from beginning to end and prints what was found. Ends
 * with 2 when some input could not be analysed, else with 1 when there are incidents, else with 0.
 */
@Command(
    name = "analyze",
    description = "Analyses files or streams to their end and prints the defects found in them.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Ends with 2 when some input could not be analysed, else with 1 when there are incidents,"
          + " else with 0."
    })
final class AnalyzeCommand implements Callable<Integer> {

  private static final int INCIDENTS = 1;
  private static final int NOT_ANALYSED = 2;

  @Spec private CommandSpec spec;
  @Mixin private DetectorOptions detectors;

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES}; text is a table on a terminal, lines elsewhere.")
  private OutputFormat format = OutputFormat.text;

  @Option(
      names = "--allow-network",
      paramLabel = "CIDR",
      description =
          "A network that streams may be read from although it is not public, for example"
              + " 10.0.0.0/8 or 127.0.0.1; may be repeated.")
  private List<String> networks = new ArrayList<>();

  @Option(
      names = "--reference",
      paramLabel = "INPUT",
      description =
          "The same programme watched at another point, a file or URL: how much later picture and"
              + " sound are here, and what this path has brought them apart by.")
  private Optional<String> reference = Optional.empty();

  @Option(
      names = "--trace",
      paramLabel = "DIR",
      description = "Folder to record a trace of each input in, for the tune command.")
  private @Nullable Path trace;

  @Option(
      names = "--list-detectors",
      description = "Prints the detectors with their settings, defaults and bounds, and ends.")
  private boolean list;

  @Parameters(paramLabel = "INPUT", arity = "0..*", description = "Files or URLs.")
  private List<String> inputs = new ArrayList<>();

  @Override
  public Integer call() throws InterruptedException {
    LogConfigurator.byDefault("ERROR");
    PrintWriter out = spec.commandLine().getOut();
    DetectorCatalog catalog = DetectorCatalog.onClassPath();
    if (list) {
      DetectorListing.print(catalog, out);
      return 0;
    }
    List<DetectorPlan> plans = detectors.plans(catalog, spec);
    if (inputs.isEmpty() || inputs.contains("")) {
      throw new ParameterException(spec.commandLine(), "Name at least one file or URL.");
    }
    try {
      return traced(plans, printer(out));
    } catch (TraceException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage() + ".", e);
    }
  }

  private int traced(List<DetectorPlan> plans, AnalysisPrinter printer)
      throws InterruptedException, TraceException {
    try (LocalParts parts = parts()) {
      TraceOutput traces = TraceOutput.to(trace);
      int code;
      try (traces) {
        code = all(parts.watchParts(), plans, traces.folder(), printer);
      }
      traces
          .complaint()
          .ifPresent(text -> spec.commandLine().getErr().println("glasswatch: " + text));
      return code;
    }
  }

  private LocalParts parts() {
    try {
      return LocalParts.allowing(networks);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--allow-network: " + e.getMessage(), e);
    }
  }

  private int all(
      WatchParts parts,
      List<DetectorPlan> plans,
      Optional<TraceFolder> traces,
      AnalysisPrinter printer)
      throws InterruptedException {
    if (reference.isEmpty()) {
      return all(new Analysis(parts, plans, traces)::of, printer);
    }
    if (plans.stream().noneMatch(plan -> plan.provider() instanceof SyncDetectorProvider)) {
      throw new ParameterException(
          spec.commandLine(), "--reference is for av_sync: name it in --detectors, too.");
    }
    ReferenceAnalysis comparing = new ReferenceAnalysis(parts, plans, traces);
    Optional<AnalysisResult.Fault> fault;
    try (ReadingProgress progress = ReadingProgress.of(reference.get())) {
      fault = comparing.reference(reference.get(), progress);
    }
    if (fault.isPresent()) {
      spec.commandLine().getErr().println("glasswatch: " + fault.get().sentence());
      return NOT_ANALYSED;
    }
    return all(comparing::of, printer);
  }

  /** Analyses one input. */
  @FunctionalInterface
  private interface Analyst {
    AnalysisResult of(String input, LongConsumer progress) throws InterruptedException;
  }

  private int all(Analyst analysis, AnalysisPrinter printer) throws InterruptedException {
    int code = 0;
    for (String input : inputs) {
      AnalysisResult result = one(analysis, input);
      printer.print(result);
      code = Math.max(code, codeOf(result));
      if (outputFailed()) {
        spec.commandLine().getErr().println("glasswatch: The results cannot be written.");
        return NOT_ANALYSED;
      }
    }
    return code;
  }

  /** Writers keep failures to themselves; an analysis whose results are lost found nothing. */
  private boolean outputFailed() {
    return spec.commandLine().getOut().checkError() || System.out.checkError();
  }

  private AnalysisResult one(Analyst analysis, String input) throws InterruptedException {
    AnalysisResult result;
    try (ReadingProgress progress = ReadingProgress.of(input)) {
      result = analysis.of(input, progress);
    }
    result
        .fault()
        .ifPresent(fault -> spec.commandLine().getErr().println("glasswatch: " + fault.sentence()));
    return result;
  }

  private static int codeOf(AnalysisResult result) {
    if (result.fault().isPresent()) {
      return NOT_ANALYSED;
    }
    return result.incidents().isEmpty() ? 0 : INCIDENTS;
  }

  private AnalysisPrinter printer(PrintWriter out) {
    return switch (format) {
      case json -> new AnalysisJson(out);
      case text -> Terminal.showsOutput() ? new AnalysisTable(out) : new AnalysisLines(out);
    };
  }
}
