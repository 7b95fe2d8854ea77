package dev.glasswatch.cli;

import dev.glasswatch.evaluate.BenchmarkMaterial;
import dev.glasswatch.evaluate.Encoder;
import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.LiveBenchmark;
import dev.glasswatch.evaluate.LocalParts;
import dev.glasswatch.evaluate.MaterialMaker;
import dev.glasswatch.evaluate.OriginProcess;
import dev.glasswatch.evaluate.OwnProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code benchmark live}: many live HLS streams at their own pace, from an origin beside us. */
@Command(
    name = "live",
    description =
        "Watches live HLS streams of 1080p25 at 5 Mb/s from a loopback origin in another process.",
    mixinStandardHelpOptions = true)
final class BenchmarkLiveCommand implements Callable<Integer> {

  private static final int MOST = 60;
  private static final int FIND_SECONDS = 60;
  private static final List<String> LOOPBACK = List.of("127.0.0.0/8", "::1");

  @Mixin private BenchmarkOptions options;

  @Option(names = "--streams", description = "How many; default ${DEFAULT-VALUE}.")
  private int streams = 10;

  @Option(names = "--minutes", description = "For how long; default ${DEFAULT-VALUE}.")
  private double minutes = 5;

  @Option(
      names = "--find-most",
      description = "Also adds two streams at a time, a minute each, until they no longer hold.")
  private boolean findMost;

  @Override
  public Integer call() throws EvaluateException {
    LogConfigurator.byDefault("WARN");
    Path home = BenchmarkOptions.home();
    Encoder encoder = Encoder.best(home.resolve("target").resolve("gpl-ffmpeg"));
    MeasurePrinter printer = options.printer();
    encoder.note().ifPresent(printer::note);
    try (ProgressDisplay progress = ProgressDisplay.onErrors()) {
      MaterialMaker maker = new MaterialMaker(options.work(), encoder, progress);
      Path file = new BenchmarkMaterial(maker).fullHd();
      int served = findMost ? Math.max(MOST, streams) : streams;
      try (OriginProcess origin = OriginProcess.start(OwnProgram.in(home), file, served);
          LocalParts parts = LocalParts.allowing(LOOPBACK)) {
        LiveBenchmark live = new LiveBenchmark(parts.watchParts(), options.detectors(), progress);
        Duration length = Duration.ofMillis(Math.round(minutes * 60_000));
        printer.print(live.run(origin.playlists(streams), length));
        if (findMost) {
          Duration each = Duration.ofSeconds(FIND_SECONDS);
          printer.print(List.of(live.most(origin, streams, served, each)));
        }
      }
    }
    return 0;
  }
}
