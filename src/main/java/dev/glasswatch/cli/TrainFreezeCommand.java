package dev.glasswatch.cli;

import dev.glasswatch.evaluate.Encoder;
import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.LocalParts;
import dev.glasswatch.evaluate.MaterialFolder;
import dev.glasswatch.evaluate.freeze.ClipWatch;
import dev.glasswatch.evaluate.freeze.FreezeMaterial;
import dev.glasswatch.evaluate.freeze.FreezeTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train freeze}: fits the trees of the freeze detector. */
@Command(
    name = "freeze",
    description = {
      "Puts freezes into the freely licensed clips of a folder, fits the detector's trees to them,",
      "and writes the file that the detector reads. Takes about six minutes and 1 GB of disk."
    },
    mixinStandardHelpOptions = true)
final class TrainFreezeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--media",
      paramLabel = "DIR",
      required = true,
      description = "Folder with MANIFEST.tsv, content and long.")
  private Path media = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Default: ${DEFAULT-VALUE}, which the next build takes up.")
  private Path out =
      Path.of("src", "main", "resources", "dev/glasswatch/detect/freeze/stop-trees.txt");

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Where material is made and kept. Default: ${DEFAULT-VALUE}.")
  private Path work = Path.of(System.getProperty("java.io.tmpdir"), "glasswatch-train");

  @Option(names = "--seed", description = "Says where freezes are put; default ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Override
  public Integer call() throws EvaluateException, InterruptedException {
    LogConfigurator.byDefault("WARN");
    Encoder encoder = Encoder.best(BenchmarkOptions.home().resolve("target/gpl-ffmpeg"));
    if (encoder.note().isPresent()) {
      throw new EvaluateException(
          "Training needs x264 and x265: build the project, which unpacks them for its tests");
    }
    try (LocalParts parts = LocalParts.allowing(List.of());
        ProgressDisplay progress = ProgressDisplay.onErrors()) {
      MaterialFolder folder = new MaterialFolder(work, encoder.program(), progress);
      ClipWatch watch = new ClipWatch(parts.watchParts());
      write(new FreezeTraining(new FreezeMaterial(folder), watch, progress, seed).run(media));
    }
    return 0;
  }

  private void write(List<String> lines) throws EvaluateException {
    try {
      Files.createDirectories(out.toAbsolutePath().getParent());
      Files.write(out, lines);
    } catch (IOException e) {
      throw new EvaluateException(out + " cannot be written: name another file with --out", e);
    }
    lines.stream()
        .filter(line -> line.startsWith("#"))
        .forEach(spec.commandLine().getOut()::println);
    spec.commandLine().getOut().println("Written to " + out);
  }
}
