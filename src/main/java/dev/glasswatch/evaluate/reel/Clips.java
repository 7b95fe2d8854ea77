package dev.glasswatch.evaluate.reel;

import dev.glasswatch.evaluate.ClipWatch;
import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.Progress;
import dev.glasswatch.watch.WatchParts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * The clips of a folder after each has been looked at.
 *
 * @param all in order of their names
 * @param labels what people said about them
 */
public record Clips(List<Clip> all, Labels labels) {

  /** Copies the list. */
  public Clips {
    all = List.copyOf(all);
  }

  /**
   * Looks at every file of a folder.
   *
   * @param notes hears one sentence for each file that is of no use
   */
  public static Clips lookedAt(
      ClipFolder folder, Labels labels, WatchParts parts, Progress progress, Consumer<String> notes)
      throws EvaluateException, InterruptedException {
    ClipWatch watch = new ClipWatch(parts);
    List<Callback> looks = new ArrayList<>();
    for (Path file : folder.files()) {
      looks.add(() -> look(folder, file, watch, notes));
    }
    List<Clip> clips = new ArrayList<>();
    Workers.all("looking at clips", looks, progress).forEach(clip -> clip.ifPresent(clips::add));
    return new Clips(clips, labels);
  }

  /** What each worker does. */
  private interface Callback extends Callable<Optional<Clip>> {}

  private static Optional<Clip> look(
      ClipFolder folder, Path file, ClipWatch watch, Consumer<String> notes)
      throws InterruptedException {
    ClipLook look = new ClipLook();
    try {
      watch.show(file, look, ClipLook.NEEDS);
    } catch (EvaluateException e) {
      notes.accept("Left out: " + e.getMessage());
      return Optional.empty();
    }
    String recording = folder.recording(file);
    return Optional.of(
        new Clip(
            folder.name(file),
            file,
            recording,
            Half.of(recording),
            look.rate(),
            look.places(),
            look.times(),
            look.levels()));
  }

  /** Those of one half. */
  List<Clip> of(Half half) {
    return all.stream().filter(clip -> clip.half() == half).toList();
  }

  /** Whether a stretch of frames shows what is really a defect. */
  boolean defect(Clip clip, int from, int frames) {
    return labels.defect(clip.name(), clip.seconds(from), clip.seconds(from + frames));
  }
}
