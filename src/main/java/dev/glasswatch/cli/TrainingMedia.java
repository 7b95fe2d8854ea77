package dev.glasswatch.cli;

import dev.glasswatch.evaluate.Encoder;
import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.LocalParts;
import dev.glasswatch.evaluate.Progress;
import dev.glasswatch.evaluate.freeze.FreeClips;
import dev.glasswatch.evaluate.reel.ClipFolder;
import dev.glasswatch.evaluate.reel.Clips;
import dev.glasswatch.evaluate.reel.Labels;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** What every training learns from: the freely licensed clips of a folder. */
final class TrainingMedia {

  @Option(
      names = "--media",
      paramLabel = "DIR",
      required = true,
      description = "Folder with MANIFEST.tsv, content and long.")
  private Path media = Path.of("");

  /** The encoder, which has to have x264 and x265. */
  static Encoder encoder() throws EvaluateException {
    Encoder encoder = Encoder.best(BenchmarkOptions.home().resolve("target/gpl-ffmpeg"));
    if (encoder.note().isPresent()) {
      throw new EvaluateException(
          "Training needs x264 and x265: build the project, which unpacks them for its tests");
    }
    return encoder;
  }

  /** The clips that may be learned from. */
  FreeClips free() throws EvaluateException {
    return FreeClips.in(media, List.of("content", "long"), labels());
  }

  /** The same, each looked at. */
  Clips clips(FreeClips free, LocalParts parts, Progress progress, Consumer<String> notes)
      throws EvaluateException, InterruptedException {
    Labels labels = labels();
    ClipFolder files = new ClipFolder(media, labels).only(free.files());
    return Clips.lookedAt(files, labels, parts.watchParts(), progress, notes);
  }

  private Labels labels() throws EvaluateException {
    return EvaluateCommand.labels(Optional.empty(), media);
  }
}
