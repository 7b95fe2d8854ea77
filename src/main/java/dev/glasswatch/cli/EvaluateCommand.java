package dev.glasswatch.cli;

import dev.glasswatch.evaluate.ClipWatch;
import dev.glasswatch.evaluate.Encoder;
import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.LocalParts;
import dev.glasswatch.evaluate.damage.SentReels;
import dev.glasswatch.evaluate.reel.ClipFolder;
import dev.glasswatch.evaluate.reel.Clips;
import dev.glasswatch.evaluate.reel.EvaluationSize;
import dev.glasswatch.evaluate.reel.Labels;
import dev.glasswatch.evaluate.reel.Reels;
import dev.glasswatch.evaluate.report.ClipOutcome;
import dev.glasswatch.evaluate.report.Evaluation;
import dev.glasswatch.evaluate.report.ReelOutcome;
import dev.glasswatch.evaluate.report.Scorecard;
import dev.glasswatch.evaluate.report.ScorecardBuilder;
import dev.glasswatch.evaluate.report.ScorecardFiles;
import dev.glasswatch.evaluate.report.SentEvaluation;
import dev.glasswatch.evaluate.report.SentOutcome;
import dev.glasswatch.evaluate.score.ReelWatch;
import dev.glasswatch.watch.DetectorCatalog;
import dev.glasswatch.watch.DetectorPlan;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code evaluate}: how good the detectors are on somebody's own clips. */
@Command(
    name = "evaluate",
    description = {
      "Puts known defects into clean clips, watches the result as the service would, and scores"
          + " what was found;",
      "the ffmpeg program's own filters run on the same material. Writes a page with charts and a"
          + " strip of pictures",
      "for every miss and false alarm, the figures as JSON, and a document."
    },
    mixinStandardHelpOptions = true,
    subcommands = EvaluateSyncCommand.class,
    footer = {
      "",
      "Half of the recordings is for tuning, half for testing: which, follows from their names."
          + " Figures are of the test half."
    })
final class EvaluateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private DetectorOptions detectors;

  @Option(
      names = "--media",
      paramLabel = "DIR",
      description = "Folder of clean clips; those in folders below it are taken, too.")
  private Path media = Path.of("");

  @Option(names = "--seed", description = "Says what is put where; default ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(names = "--quick", description = "Much less material, for a first look.")
  private boolean quick;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description =
          "What is known of the clips: which show the same recording, and which defects are really"
              + " there. Default: labels.tsv in the folder of clips, else config/labels.tsv.")
  private Optional<Path> labels = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Where report.html, scorecard.json and scorecard.md are written. Default:"
              + " ${DEFAULT-VALUE}.")
  private Path out = Path.of("scorecard");

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Where reels are made. Default: ${DEFAULT-VALUE}.")
  private Path work = Path.of(System.getProperty("java.io.tmpdir"), "glasswatch-evaluate");

  @Option(
      names = "--keep",
      description =
          "Leave the reels where they were made, each with its truth as JSON; some 2 GB. The next"
              + " run with the same clips and seed uses them.")
  private boolean keep;

  @Override
  public Integer call() throws EvaluateException, InterruptedException {
    requireMedia();
    LogConfigurator.byDefault("ERROR");
    long start = System.nanoTime();
    List<DetectorPlan> plans = detectors.plans(DetectorCatalog.onClassPath(), spec);
    Encoder encoder = Encoder.best(BenchmarkOptions.home().resolve("target/gpl-ffmpeg"));
    encoder.note().ifPresent(this::note);
    try (LocalParts parts = LocalParts.allowing(List.of());
        ProgressDisplay progress = ProgressDisplay.onErrors()) {
      Labels known = labels(labels, media);
      ClipFolder folder = new ClipFolder(media, known);
      Clips clips = Clips.lookedAt(folder, known, parts.watchParts(), progress, this::note);
      EvaluationSize size = quick ? EvaluationSize.QUICK : EvaluationSize.WHOLE;
      Reels reels = new Reels(clips, size, encoder.program(), work, seed, this::note);
      ReelWatch watch = new ReelWatch(parts.watchParts(), plans);
      Evaluation evaluation = new Evaluation(reels, clips, watch, encoder.program(), keep);
      List<ReelOutcome> made = evaluation.reels(progress);
      List<ClipOutcome> untouched = evaluation.clips(progress);
      List<SentOutcome> sent = sent(clips, encoder, parts, plans, progress);
      write(
          new ScorecardBuilder(made, untouched, evaluation.peers(), sent, SentEvaluation.peers())
              .build(
                  new BuildVersion().getVersion()[0],
                  seed,
                  Duration.ofNanos(System.nanoTime() - start)));
    }
    return 0;
  }

  private List<SentOutcome> sent(
      Clips clips,
      Encoder encoder,
      LocalParts parts,
      List<DetectorPlan> plans,
      ProgressDisplay progress)
      throws EvaluateException, InterruptedException {
    EvaluationSize size = quick ? EvaluationSize.QUICK_SENT : EvaluationSize.WHOLE_SENT;
    Reels reels = Reels.toBeSent(clips, size, encoder.program(), work, seed, this::note);
    SentReels programmes =
        new SentReels(reels, encoder.program(), new ClipWatch(parts.watchParts()), work, seed);
    return new SentEvaluation(programmes, parts.watchParts(), plans, encoder.program(), keep)
        .run(progress);
  }

  /** Not by picocli, which would ask for it where a subcommand was named, too. */
  private void requireMedia() {
    if (media.toString().isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Missing required option: '--media=DIR'");
    }
  }

  /** What is known of the clips in a folder: from a file that was named, or from the usual ones. */
  static Labels labels(Optional<Path> named, Path media) throws EvaluateException {
    if (named.isPresent()) {
      return Labels.read(named.get());
    }
    Path own = media.resolve("labels.tsv");
    Path shipped = BenchmarkOptions.home().resolve("config/labels.tsv");
    if (Files.exists(own)) {
      return Labels.read(own);
    }
    return Files.exists(shipped) ? Labels.read(shipped) : Labels.NONE;
  }

  private synchronized void note(String sentence) {
    spec.commandLine().getErr().println(sentence);
  }

  private void write(Scorecard card) throws EvaluateException {
    ScorecardFiles files = new ScorecardFiles(out);
    files.write(card);
    PrintWriter printer = spec.commandLine().getOut();
    ScorecardTable.lines(card).forEach(printer::println);
    printer.println("Written to " + files.report().toAbsolutePath());
    printer.flush();
  }
}
