package dev.glasswatch.cli;

import dev.glasswatch.detect.SettingException;
import dev.glasswatch.evaluate.Analysis;
import dev.glasswatch.evaluate.ClipWatch;
import dev.glasswatch.evaluate.Encoder;
import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.LocalParts;
import dev.glasswatch.evaluate.sync.ReferenceEvaluation;
import dev.glasswatch.evaluate.sync.ReferenceFigures;
import dev.glasswatch.evaluate.sync.SyncCase;
import dev.glasswatch.evaluate.sync.SyncEvaluation;
import dev.glasswatch.evaluate.sync.SyncOutcome;
import dev.glasswatch.evaluate.sync.SyncPlan;
import dev.glasswatch.evaluate.sync.UntouchedClip;
import dev.glasswatch.evaluate.sync.UntouchedClips;
import dev.glasswatch.watch.DetectorCatalog;
import dev.glasswatch.watch.DetectorPlan;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code evaluate sync}: how well sound and picture that come apart are measured. */
@Command(
    name = "sync",
    description = {
      "Makes programmes in which sound or picture was moved by a known amount, steps, drifts and",
      "gaps, in several codecs and containers, and prints what is measured."
    },
    mixinStandardHelpOptions = true)
final class EvaluateSyncCommand implements Callable<Integer> {

  private static final double WITHIN = 10;

  @Spec private CommandSpec spec;

  @Option(
      names = "--slow",
      description = "Drifts of 50 and 100 ppm as well, which take material of many minutes.")
  private boolean slow;

  @Option(
      names = "--untouched",
      paramLabel = "DIR",
      description =
          "Only look through the clips in this folder, in which nothing is moved: for alarms, and"
              + " how much of the time sound and picture could be compared.")
  private Optional<Path> untouched = Optional.empty();

  @Option(
      names = "--reference",
      paramLabel = "DIR",
      description =
          "Only compare the programmes in this folder, encoded anew, scaled, dimmed, cut and with"
              + " sound moved, with what they were.")
  private Optional<Path> reference = Optional.empty();

  @Option(
      names = "--paths",
      paramLabel = "NUMBER",
      description = "After how many different paths. Default: ${DEFAULT-VALUE}.")
  private int paths = 3;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Where material is made. Default: ${DEFAULT-VALUE}.")
  private Path work = Path.of(System.getProperty("java.io.tmpdir"), "glasswatch-evaluate");

  @Override
  public Integer call() throws EvaluateException, InterruptedException {
    LogConfigurator.byDefault("ERROR");
    if (untouched.isPresent()) {
      lookThrough(untouched.get());
    } else if (reference.isPresent()) {
      compare(reference.get());
    } else {
      moveApart();
    }
    return 0;
  }

  private void lookThrough(Path folder) throws EvaluateException, InterruptedException {
    try (LocalParts parts = LocalParts.allowing(List.of());
        ProgressDisplay progress = ProgressDisplay.onErrors()) {
      ClipWatch watch = new ClipWatch(parts.watchParts());
      List<UntouchedClip> clips = new UntouchedClips(watch, progress).in(folder);
      PrintWriter out = spec.commandLine().getOut();
      clips.forEach(clip -> out.println(line(clip)));
      out.printf(
          Locale.ROOT,
          "%d clips, %.0f s with sound, %.0f s measured, %d alarms%n",
          clips.size(),
          clips.stream().mapToDouble(UntouchedClip::seconds).sum(),
          clips.stream().mapToDouble(UntouchedClip::measured).sum(),
          clips.stream().mapToLong(UntouchedClip::alarms).sum());
      out.flush();
    }
  }

  private static String line(UntouchedClip clip) {
    return String.format(
        Locale.ROOT,
        "%8.1f s %8.1f s measured %3d alarms  %s",
        clip.seconds(),
        clip.measured(),
        clip.alarms(),
        clip.file().getFileName());
  }

  private void moveApart() throws EvaluateException, InterruptedException {
    Encoder encoder = Encoder.best(BenchmarkOptions.home().resolve("target/gpl-ffmpeg"));
    List<SyncCase> cases = SyncPlan.all(encoder.program(), slow);
    try (LocalParts parts = LocalParts.allowing(List.of("127.0.0.0/8"));
        ProgressDisplay progress = ProgressDisplay.onErrors()) {
      Analysis analysis = new Analysis(parts.watchParts(), plans());
      print(new SyncEvaluation(encoder.program(), analysis, work, progress).run(cases));
    }
  }

  private void compare(Path folder) throws EvaluateException, InterruptedException {
    Encoder encoder = Encoder.best(BenchmarkOptions.home().resolve("target/gpl-ffmpeg"));
    Path place = ReferenceEvaluation.folder(work);
    try (LocalParts parts = LocalParts.allowing(List.of());
        ProgressDisplay progress = ProgressDisplay.onErrors()) {
      ReferenceFigures figures =
          new ReferenceEvaluation(encoder.program(), parts.watchParts(), plans(), place, progress)
              .run(folder, paths);
      ReferenceTable.print(figures, spec.commandLine().getOut());
    } finally {
      Folders.delete(place);
    }
  }

  private static List<DetectorPlan> plans() {
    try {
      return DetectorCatalog.onClassPath().plans(List.of("av_sync"), Map.of());
    } catch (SettingException e) {
      throw new IllegalStateException(e); // there are none
    }
  }

  private void print(List<SyncOutcome> outcomes) {
    PrintWriter out = spec.commandLine().getOut();
    table(outcomes).lines(0).forEach(out::println);
    long found = outcomes.stream().filter(SyncOutcome::hit).count();
    long near =
        outcomes.stream()
            .filter(outcome -> outcome.hit() && Math.abs(outcome.error()) <= WITHIN)
            .count();
    double worst =
        outcomes.stream()
            .mapToDouble(outcome -> Math.abs(outcome.error()))
            .filter(error -> !Double.isNaN(error))
            .max()
            .orElse(0);
    out.printf(
        Locale.ROOT,
        "%d cases, %d found, %d within %.0f ms, largest error %.1f ms%n",
        outcomes.size(),
        found,
        near,
        WITHIN,
        worst);
    out.flush();
  }

  private static Columns table(List<SyncOutcome> outcomes) {
    Columns table =
        new Columns(
            List.of(
                Columns.Side.LEFT,
                Columns.Side.RIGHT,
                Columns.Side.RIGHT,
                Columns.Side.RIGHT,
                Columns.Side.LEFT,
                Columns.Side.LEFT));
    table.row("case", "offset, ms", "measured", "error", "interval", "reason");
    outcomes.forEach(
        outcome ->
            table.row(
                outcome.what().toString(),
                tenths(outcome.expected()),
                outcome.hit() ? tenths(outcome.offset()) : outcome.found().size() + " found",
                outcome.hit() ? tenths(outcome.error()) : "",
                outcome.interval(),
                outcome.reason()));
    return table;
  }

  private static String tenths(double millis) {
    return String.format(Locale.ROOT, "%.1f", millis);
  }
}
