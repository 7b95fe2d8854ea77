package dev.glasswatch.cli;

import dev.glasswatch.evaluate.ClipWatch;
import dev.glasswatch.evaluate.Encoder;
import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.LocalParts;
import dev.glasswatch.evaluate.MaterialFolder;
import dev.glasswatch.evaluate.freeze.FreeClips;
import dev.glasswatch.evaluate.freeze.FreezeMaterial;
import dev.glasswatch.evaluate.freeze.FreezeTraining;
import dev.glasswatch.evaluate.reel.Clips;
import dev.glasswatch.evaluate.reel.EvaluationSize;
import dev.glasswatch.evaluate.reel.Reels;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train freeze}: fits the trees of the freeze detector. */
@Command(
    name = "freeze",
    description = {
      "Puts freezes into the freely licensed clips of a folder, fits the detector's trees to them,",
      "and writes the file that the detector reads. Takes about ten minutes and 1 GB of disk."
    },
    mixinStandardHelpOptions = true)
final class TrainFreezeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private TrainingMedia media = new TrainingMedia();

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
    Encoder encoder = TrainingMedia.encoder();
    try (LocalParts parts = LocalParts.allowing(List.of());
        ProgressDisplay progress = ProgressDisplay.onErrors()) {
      MaterialFolder folder = new MaterialFolder(work, encoder.program(), progress);
      ClipWatch watch = new ClipWatch(parts.watchParts());
      FreeClips free = media.free();
      PrintWriter notes = spec.commandLine().getErr();
      Clips clips = media.clips(free, parts, progress, notes::println);
      Reels reels =
          new Reels(clips, EvaluationSize.TRAINING, encoder.program(), work, seed, notes::println);
      write(new FreezeTraining(new FreezeMaterial(folder), watch, progress, seed).run(free, reels));
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
