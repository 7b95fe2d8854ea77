package dev.glasswatch.cli;

import dev.glasswatch.evaluate.Encoder;
import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.LiveOrigin;
import dev.glasswatch.evaluate.MaterialMaker;
import dev.glasswatch.evaluate.OriginProcess;
import dev.glasswatch.evaluate.Origins;
import dev.glasswatch.evaluate.Progress;
import dev.glasswatch.evaluate.Segment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The child of {@code benchmark live} that serves a file as live streams until its input ends. */
@Command(name = "origin", hidden = true, mixinStandardHelpOptions = true)
final class BenchmarkOriginCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--streams", required = true)
  private int streams;

  @Parameters(paramLabel = "FILE")
  private Path file = Path.of("");

  @Override
  public Integer call() throws EvaluateException, IOException {
    Path folder = file.toAbsolutePath().resolveSibling("");
    List<Segment> segments =
        new MaterialMaker(folder, Encoder.shipped(), Progress.NONE).segments(file);
    try (LiveOrigin origin = Origins.staggered(segments, streams, InstantSource.system())) {
      spec.commandLine().getOut().println(OriginProcess.READY + origin.playlist(0));
      spec.commandLine().getOut().flush();
      while (System.in.read() >= 0) {
        // Only its end matters.
      }
    }
    return 0;
  }
}
