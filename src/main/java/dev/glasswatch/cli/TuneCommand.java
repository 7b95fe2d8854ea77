package dev.glasswatch.cli;

import dev.glasswatch.detect.SettingException;
import dev.glasswatch.evaluate.trace.BackTest;
import dev.glasswatch.evidence.TraceException;
import dev.glasswatch.evidence.TraceRecording;
import dev.glasswatch.watch.DetectorCatalog;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code tune}: has detectors decide again from traces, with other settings, and prints which
 * incidents would have been raised and which lost.
 */
@Command(
    name = "tune",
    description = {
      "Replays traces with other settings and prints which incidents would have been kept, changed,"
          + " raised and lost.",
      "Traces are what --trace of analyze and serve records; nothing is decoded."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Ends with 0, whatever came out, and with 2 when a trace or a setting cannot be used."
    })
final class TuneCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private SettingOptions settings;

  @Option(
      names = "--trace",
      paramLabel = "FILE|DIR",
      required = true,
      arity = "1..*",
      description = "Trace files, or folders of them; may be repeated.")
  private List<Path> traces = new ArrayList<>();

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES}; text is a table a recording.")
  private OutputFormat format = OutputFormat.text;

  @Override
  public Integer call() {
    LogConfigurator.byDefault("ERROR");
    try {
      Map<String, Map<String, String>> changes = settings.overrides();
      List<TraceRecording> recordings = TraceRecording.find(traces);
      replay(new BackTest(DetectorCatalog.onClassPath(), changes), recordings);
      return 0;
    } catch (SettingException | TraceException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage() + ".", e);
    }
  }

  private void replay(BackTest backTest, List<TraceRecording> recordings)
      throws SettingException, TraceException {
    TunePrinter printer = printer(spec.commandLine().getOut());
    long total = recordings.stream().mapToLong(TraceRecording::size).sum();
    try (Bar bar = Bar.of(Math.max(1, total))) {
      for (TraceRecording recording : recordings) {
        printer.print(backTest.of(recording, bar::at));
        bar.next();
      }
    }
  }

  private TunePrinter printer(PrintWriter out) {
    return switch (format) {
      case json -> new TuneJson(out);
      case text -> new TuneTable(out);
    };
  }

  /** How much of all files was replayed; nothing off a terminal. */
  private static final class Bar implements AutoCloseable {

    private final Optional<ProgressDisplay> display;
    private final long total;
    private long before;
    private long now;

    private Bar(Optional<ProgressDisplay> display, long total) {
      this.display = display;
      this.total = total;
    }

    static Bar of(long total) {
      return new Bar(
          Terminal.showsErrors() ? Optional.of(ProgressDisplay.onErrors()) : Optional.empty(),
          total);
    }

    void at(long bytes) {
      now = before + bytes;
      display.ifPresent(shown -> shown.at("replaying", Math.min(now, total - 1), total));
    }

    void next() {
      before = now;
    }

    @Override
    public void close() {
      display.ifPresent(ProgressDisplay::close);
    }
  }
}
