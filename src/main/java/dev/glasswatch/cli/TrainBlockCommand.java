package dev.glasswatch.cli;

import dev.glasswatch.evaluate.ClipWatch;
import dev.glasswatch.evaluate.Encoder;
import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.LocalParts;
import dev.glasswatch.evaluate.damage.DamageMaterial;
import dev.glasswatch.evaluate.damage.Look;
import dev.glasswatch.evaluate.damage.LookFile;
import dev.glasswatch.evaluate.freeze.FreeClips;
import dev.glasswatch.evaluate.model.BlockReport;
import dev.glasswatch.evaluate.model.BlockTraining;
import dev.glasswatch.evaluate.reel.Clips;
import dev.glasswatch.evaluate.reel.EvaluationSize;
import dev.glasswatch.evaluate.reel.Reels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train block-corruption}: trains the model of broken blocks. */
@Command(
    name = "block-corruption",
    description = {
      "Makes programmes of the freely licensed clips of a folder, hurts them on their way, trains"
          + " the",
      "model that finds what breaks, and writes it with a report. Takes 2 GB of disk; what it made"
          + " is",
      "read again by the next training with the same folder and seed."
    },
    mixinStandardHelpOptions = true)
final class TrainBlockCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private TrainingMedia media = new TrainingMedia();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Default: ${DEFAULT-VALUE}, which the next build takes up.")
  private Path out =
      Path.of("src", "main", "resources", "dev/glasswatch/detect/block/block-corruption.onnx");

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Where the report goes. Default: ${DEFAULT-VALUE}.")
  private Path report = Path.of("docs");

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Where material is made and kept. Default: ${DEFAULT-VALUE}.")
  private Path work = Path.of(System.getProperty("java.io.tmpdir"), "glasswatch-train-block");

  @Option(names = "--seed", description = "Of damage and of training; default ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Override
  public Integer call() throws EvaluateException, InterruptedException {
    LogConfigurator.byDefault("WARN");
    Encoder encoder = TrainingMedia.encoder();
    try (LocalParts parts = LocalParts.allowing(List.of());
        ProgressDisplay progress = ProgressDisplay.onErrors()) {
      FreeClips free = media.free();
      List<Look> looks = looks(encoder, free, parts, progress);
      write(new BlockTraining(seed, progress).run(looks), free);
    }
    return 0;
  }

  private List<Look> looks(
      Encoder encoder, FreeClips free, LocalParts parts, ProgressDisplay progress)
      throws EvaluateException, InterruptedException {
    makeFolder(work);
    Clips clips = media.clips(free, parts, progress, this::note);
    Reels reels =
        Reels.toBeSent(clips, EvaluationSize.SENT, encoder.program(), work, seed, this::note);
    ClipWatch watch = new ClipWatch(parts.watchParts());
    List<Look> looks = new ArrayList<>();
    for (LookFile file :
        new DamageMaterial(reels, clips, encoder.program(), watch, work, seed).looks(progress)) {
      looks.addAll(file.read());
    }
    return looks;
  }

  private void note(String line) {
    spec.commandLine().getErr().println(line);
  }

  private void write(BlockReport trained, FreeClips free) throws EvaluateException {
    makeFolder(report);
    try {
      Files.createDirectories(out.toAbsolutePath().getParent());
      Files.write(out, trained.model());
      Files.write(report.resolve("block-corruption-model.md"), trained.lines(free.licences()));
      Files.writeString(report.resolve("block-corruption-loss.svg"), trained.curve());
    } catch (IOException e) {
      throw new EvaluateException(
          e.getMessage() + " cannot be written: name others with --out and --report", e);
    }
    trained.foldLines().forEach(spec.commandLine().getOut()::println);
    spec.commandLine().getOut().println("Written to " + out);
  }

  private static void makeFolder(Path folder) throws EvaluateException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new EvaluateException(folder + " cannot be made: name another folder", e);
    }
  }
}
