package dev.glasswatch.evaluate.sync;

import dev.glasswatch.detect.sync.ReferenceLink;
import dev.glasswatch.detect.sync.reference.Comparing;
import dev.glasswatch.detect.sync.reference.Fingerprints;
import dev.glasswatch.detect.sync.reference.Recorder;
import dev.glasswatch.evaluate.Analysis;
import dev.glasswatch.evaluate.AnalysisResult;
import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.Programs;
import dev.glasswatch.evaluate.Progress;
import dev.glasswatch.evaluate.ReferenceAnalysis;
import dev.glasswatch.media.FfmpegProgram;
import dev.glasswatch.watch.DetectorPlan;
import dev.glasswatch.watch.WatchParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends programmes through paths that encode, scale, dim and quieten them, cut their beginning and
 * move sound against picture, and compares what comes out with what went in.
 */
public final class ReferenceEvaluation {

  private static final int[] LATER = {0, -120, 340, -1000, 2500, 80, -5000, 10_000, -45, -10_000};
  private static final double[] STARTS = {3.1, 0.4, 7.3, 5.2};
  private static final double LONGEST = 24;
  private static final double SHORTEST = 6;
  private static final int COST_RUNS = 7;
  private static final int WARMING_RUNS = 2;

  private final FfmpegProgram program;
  private final WatchParts parts;
  private final List<DetectorPlan> plans;
  private final Path work;
  private final Progress progress;
  private final List<ReferencePair.Change> changes;

  /**
   * An evaluation.
   *
   * @param plans of {@code av_sync}
   * @param work where material is made, and stays until whoever asked deletes it
   */
  public ReferenceEvaluation(
      FfmpegProgram program,
      WatchParts parts,
      List<DetectorPlan> plans,
      Path work,
      Progress progress) {
    this.program = program;
    this.parts = parts;
    this.plans = List.copyOf(plans);
    this.work = work;
    this.progress = progress;
    this.changes = ReferencePair.changes(program);
  }

  /** A programme, watched. */
  private record Source(Path file, Fingerprints prints, long shift, double seconds) {}

  /** What came through a path, watched. */
  private record Through(Path of, Fingerprints prints) {}

  /** Compares the programmes of a folder, each after so many of the paths. */
  public ReferenceFigures run(Path folder, int paths)
      throws EvaluateException, InterruptedException {
    List<Path> files = new ReferenceSources(program, work).in(folder);
    List<Source> sources = new ArrayList<>();
    for (Path file : files) {
      progress.at("watching programmes", sources.size(), files.size());
      watched(file, sources);
    }
    return compare(sources, paths);
  }

  private void watched(Path file, List<Source> into) throws InterruptedException {
    Fingerprints prints = Fingerprints.whole();
    Recorder recorder = new Recorder(prints);
    AnalysisResult result = ReferenceAnalysis.record(parts, file.toString(), recorder, bytes -> {});
    double seconds = (prints.ends() - prints.begins()) / 1e6;
    if (result.fault().isEmpty() && prints.complete() && seconds >= SHORTEST + 1) {
      into.add(new Source(file, prints, recorder.pictureShift(), seconds));
    }
  }

  private ReferenceFigures compare(List<Source> sources, int paths)
      throws EvaluateException, InterruptedException {
    List<ReferenceOutcome> same = new ArrayList<>();
    List<Through> through = new ArrayList<>();
    int number = 0;
    for (int path = 0; path < paths; path++) {
      for (Source source : sources) {
        progress.at("comparing with the reference", number, sources.size() * paths);
        ReferencePair pair = pair(source, path, number++);
        same.add(outcome(source, pair, number, through));
      }
    }
    List<ReferenceOutcome> different = new ArrayList<>();
    for (int i = 0; i < through.size(); i++) {
      different.add(crossed(through.get(i), sources.get((i * 7 + 3) % sources.size())));
    }
    different.removeIf(outcome -> outcome.name().isEmpty());
    List<Double> cost = new ArrayList<>();
    List<Double> plain = new ArrayList<>();
    cost(large(sources.getFirst()), cost, plain);
    return new ReferenceFigures(same, different, cost, plain);
  }

  private ReferencePair pair(Source source, int path, int number) {
    double start = Math.min(STARTS[number % STARTS.length], Math.max(0, source.seconds - SHORTEST));
    double seconds = Math.min(LONGEST, source.seconds - start);
    int later = LATER[number % LATER.length];
    // Of both there must be enough at the same time.
    int most = (int) Math.min(10_000, (seconds - SHORTEST) * 700);
    return new ReferencePair(
        source.file,
        changes.get((path + number) % changes.size()),
        start,
        seconds,
        Math.clamp(later, -most, most));
  }

  private ReferenceOutcome outcome(
      Source source, ReferencePair wanted, int number, List<Through> through)
      throws EvaluateException, InterruptedException {
    long begins = source.prints.firstPicture();
    long first = source.prints.pictureFrom(begins + Math.round(wanted.start() * 1e6));
    long interval = source.prints.meanInterval();
    ReferencePair pair = made(wanted, (first + source.shift) / 1e6, interval / 1e6, number);
    Path file = file(pair, number);
    Fingerprints own = Fingerprints.whole();
    ReferenceLink link = ReferenceLink.with(source.prints, own);
    List<DetectorPlan> joined =
        plans.stream().map(plan -> ReferenceAnalysis.joined(plan, link)).toList();
    AnalysisResult result = new Analysis(parts, joined).of(file.toString(), bytes -> {});
    if (result.fault().isPresent()) {
      throw new EvaluateException(result.fault().get().sentence());
    }
    through.add(new Through(source.file, own));
    return new ReferenceOutcome(
        pair + ", sound %+d ms".formatted(pair.later()),
        link.tally().compared(),
        own.firstPicture() - first,
        -pair.later() * 1000L,
        interval);
  }

  /** Sends it through; where the encoder of pictures refuses their rate, through another path. */
  private ReferencePair made(ReferencePair wanted, double first, double picture, int number)
      throws EvaluateException {
    try {
      Programs.run(program, wanted.arguments(first, picture, file(wanted, number)), line -> {});
      return wanted;
    } catch (EvaluateException e) {
      ReferencePair other = wanted.through(changes.getFirst());
      Programs.run(program, other.arguments(first, picture, file(other, number)), line -> {});
      return other;
    }
  }

  private Path file(ReferencePair pair, int number) {
    return work.resolve("through-%d.%s".formatted(number, pair.change().container()));
  }

  private static ReferenceOutcome crossed(Through one, Source other) {
    boolean related = family(one.of).equals(family(other.file));
    return new ReferenceOutcome(
        related ? "" : one.of.getFileName() + " against " + other.file.getFileName(),
        Comparing.whole(one.prints, other.prints),
        0,
        0,
        0);
  }

  /** Pieces of one film may share an opening, and speakers of one room their picture. */
  private static String family(Path file) {
    return file.getFileName().toString().substring(0, 3);
  }

  /** As viewers are sent it: 1080p at 25 pictures a second. */
  private Source large(Source source) throws EvaluateException, InterruptedException {
    progress.at("encoding 1080p", 0, 1);
    Path file = work.resolve("large.ts");
    List<String> arguments = new ArrayList<>(List.of("-hide_banner", "-loglevel", "error", "-y"));
    arguments.addAll(List.of("-i", source.file.toString(), "-t", "30", "-r", "25"));
    arguments.addAll(List.of("-vf", "scale=1920:1080,format=yuv420p", "-c:v"));
    arguments.addAll(changes.getFirst().coding().subList(1, 2));
    arguments.addAll(List.of("-b:v", "5M", "-g", "50", "-c:a", "aac", "-b:a", "128k"));
    arguments.add(file.toString());
    Programs.run(program, arguments, line -> {});
    List<Source> made = new ArrayList<>();
    watched(file, made);
    return made.getFirst();
  }

  private void cost(Source source, List<Double> cost, List<Double> plain)
      throws InterruptedException {
    for (int i = -WARMING_RUNS; i < COST_RUNS; i++) {
      progress.at("measuring the cost", Math.max(0, i), COST_RUNS);
      double without = share(source, plans);
      ReferenceLink link = ReferenceLink.with(source.prints, Fingerprints.whole());
      double with =
          share(source, plans.stream().map(plan -> ReferenceAnalysis.joined(plan, link)).toList());
      if (i >= 0) {
        plain.add(without);
        cost.add(with);
      }
    }
  }

  /** CPU time that the detector took, as a share of all the rest: decoding, for the most part. */
  private double share(Source source, List<DetectorPlan> with) throws InterruptedException {
    AnalysisResult result = new Analysis(parts, with).of(source.file.toString(), bytes -> {});
    double detector =
        result.facts().detectors().stream().mapToLong(each -> each.cpu().toNanos()).sum();
    return detector / (result.cpu().toNanos() - detector);
  }

  /** Makes the folder to work in. */
  public static Path folder(Path work) throws EvaluateException {
    try {
      Files.createDirectories(work);
      return Files.createTempDirectory(work, "reference");
    } catch (IOException e) {
      throw new EvaluateException(work + " cannot be written to", e);
    }
  }
}
