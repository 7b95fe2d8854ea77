package dev.glasswatch.evaluate.freeze;

import dev.glasswatch.detect.freeze.FreezeStarts;
import dev.glasswatch.detect.freeze.StopSamples;
import dev.glasswatch.detect.freeze.StopSamples.Sample;
import dev.glasswatch.evaluate.ClipWatch;
import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.Progress;
import dev.glasswatch.evaluate.reel.MadeReel;
import dev.glasswatch.evaluate.reel.Reels;
import dev.glasswatch.evaluate.reel.Truth;
import dev.glasswatch.evaluate.reel.Workers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;

/**
 * Fits the trees of the freeze detector. Positives are the evidence where a freeze was put into a
 * clip; negatives all evidence in whole clean files, in their stretches encoded anew, in pans over
 * their stills, around freezes, and in freezes too short to be one.
 */
public final class FreezeTraining {

  private static final int CASES_PER_CLIP = 8;
  private static final int RECODED_PER_CLIP = 2;
  private static final long NEAR = 1;
  private static final long APART_SECONDS = 2;

  // A false alarm on what was really broadcast weighs most; what we encoded anew may truly stand
  private static final double CLEAN_WEIGHT = 6;
  private static final double GENERATED_WEIGHT = 5;
  private static final double RECODED_WEIGHT = 2;
  private static final double REEL_WEIGHT = 4;

  /** How far above the worst clean sample the threshold lies, in units of the sum. */
  private static final double MARGIN = 0.25;

  private final FreezeMaterial material;
  private final ClipWatch watch;
  private final Progress progress;
  private final long seed;
  private final List<Boosting.Row> rows = new ArrayList<>();

  /** From this material; the seed says where freezes are put. */
  public FreezeTraining(FreezeMaterial material, ClipWatch watch, Progress progress, long seed) {
    this.material = material;
    this.watch = watch;
    this.progress = progress;
    this.seed = seed;
  }

  /**
   * Looks at everything, on as many threads as there are cores, and fits.
   *
   * @param clips what may be learned from
   * @param reels programmes made of them
   * @return the lines of {@code stop-trees.txt}
   */
  public List<String> run(FreeClips clips, Reels reels)
      throws EvaluateException, InterruptedException {
    List<Callable<List<Boosting.Row>>> looks = new ArrayList<>();
    for (int i = 0; i < reels.count(); i++) {
      int index = i;
      looks.add(() -> reel(reels, index));
    }
    for (Path file : clips.files()) {
      looks.add(() -> without(file, CLEAN_WEIGHT));
    }
    List<FreezeClip> windows = clips.windows();
    for (int i = 0; i < windows.size(); i++) {
      int index = i;
      looks.add(() -> around(windows.get(index), index));
    }
    Workers.all("looking at clips and reels", looks, progress).forEach(rows::addAll);
    return fitted();
  }

  private List<Boosting.Row> reel(Reels reels, int index)
      throws EvaluateException, InterruptedException {
    MadeReel reel = reels.make(index);
    List<Sample> samples;
    try {
      samples = samples(reel.file());
    } finally {
      reels.remove(reel);
    }
    List<Boosting.Row> found = new ArrayList<>();
    List<Truth> freezes =
        reel.truths().stream().filter(truth -> truth.suffered().defect().equals("freeze")).toList();
    for (Truth freeze : freezes) {
      if (freeze.suffered().exact()) {
        clearest(samples, reel.frameAt(freeze.from())).ifPresent(found::add);
      }
    }
    long apart = APART_SECONDS * reel.rate() + NEAR;
    samples.stream()
        .filter(
            at ->
                freezes.stream()
                    .noneMatch(
                        freeze ->
                            at.frame() >= reel.frameAt(freeze.from()) - apart
                                && at.frame() <= reel.frameAt(freeze.to())))
        .forEach(at -> found.add(new Boosting.Row(at.measures(), false, REEL_WEIGHT)));
    return found;
  }

  private List<Boosting.Row> around(FreezeClip clip, int index)
      throws EvaluateException, InterruptedException {
    List<Boosting.Row> found = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(seed * 1000 + index);
    FreezeStarts starts = new FreezeStarts();
    watch.show(material.clean(clip), starts);
    List<Long> frames = starts.frames();
    for (int n = 0; n < CASES_PER_CLIP && !frames.isEmpty(); n++) {
      FreezeCase one = FreezeCase.at(clip, frames, starts.rate(), index + n, random);
      found.addAll(with(one, starts.rate()));
    }
    if (!frames.isEmpty()) {
      FreezeCase one = FreezeCase.at(clip, frames, starts.rate(), index, random);
      Path brief = material.frozen(one.shortened(starts.rate(), random));
      found.addAll(without(brief, GENERATED_WEIGHT));
    }
    Coding[] codings = Coding.values();
    for (int n = 0; n < RECODED_PER_CLIP; n++) {
      Coding coding = codings[(index + 3 * n) % codings.length];
      found.addAll(without(material.recoded(clip, coding), RECODED_WEIGHT));
      Pan pan = Pan.values()[(index + 2 * n) % Pan.values().length];
      found.addAll(without(material.panned(clip, pan, coding), GENERATED_WEIGHT));
    }
    return found;
  }

  private List<Boosting.Row> with(FreezeCase one, double rate)
      throws EvaluateException, InterruptedException {
    List<Sample> samples = samples(material.frozen(one));
    long apart = Math.round(APART_SECONDS * rate) + NEAR;
    List<Boosting.Row> found = new ArrayList<>();
    samples.stream()
        .filter(at -> at.frame() < one.first() - apart || at.frame() > one.end())
        .forEach(at -> found.add(new Boosting.Row(at.measures(), false, RECODED_WEIGHT)));
    clearest(samples, one.first()).ifPresent(found::add);
    return found;
  }

  // The frame whose evidence is clearest, since a keyframe or a refining encoder blurs its own
  private static Optional<Boosting.Row> clearest(List<Sample> samples, long first) {
    return samples.stream()
        .filter(at -> Math.abs(at.frame() - first) <= NEAR)
        .max(Comparator.comparingDouble(FreezeTraining::clearness))
        .map(at -> new Boosting.Row(at.measures(), true, 1));
  }

  private List<Boosting.Row> without(Path file, double weight)
      throws EvaluateException, InterruptedException {
    return samples(file).stream()
        .map(sample -> new Boosting.Row(sample.measures(), false, weight))
        .toList();
  }

  private List<Sample> samples(Path file) throws EvaluateException, InterruptedException {
    StopSamples samples = new StopSamples();
    watch.show(file, samples);
    return samples.samples();
  }

  private static double clearness(Sample sample) {
    double rest = measure(sample, "rest");
    return measure(sample, "abruptness") - 0.05 * Math.log(Math.max(1e-4, rest));
  }

  private static double measure(Sample sample, String name) {
    return sample.measures().get(StopSamples.measures().indexOf(name));
  }

  private List<String> fitted() {
    List<String> names = StopSamples.measures();
    List<Tree> trees = Boosting.fit(names, rows);
    double worst =
        rows.stream()
            .filter(row -> !row.positive() && row.weight() == CLEAN_WEIGHT)
            .mapToDouble(row -> sum(trees, names, row))
            .max()
            .orElse(0);
    double threshold = worst + MARGIN;
    List<String> lines = new ArrayList<>(head(trees, names, threshold));
    lines.add(String.format(Locale.ROOT, "threshold %.4f", threshold));
    trees.forEach(tree -> lines.add(tree.line()));
    return lines;
  }

  private List<String> head(List<Tree> trees, List<String> names, double threshold) {
    return List.of(
        "# Written by glasswatch train freeze --seed " + seed + "; see StopTrees for the format.",
        "# freezes found: " + count(trees, names, threshold, true, 1),
        "# taken for one in clean files: " + count(trees, names, threshold, false, CLEAN_WEIGHT),
        "# in pans and in short stops: " + count(trees, names, threshold, false, GENERATED_WEIGHT),
        "# in what was encoded anew: " + count(trees, names, threshold, false, RECODED_WEIGHT),
        "# in reels: " + count(trees, names, threshold, false, REEL_WEIGHT));
  }

  private String count(
      List<Tree> trees, List<String> names, double threshold, boolean positive, double weight) {
    List<Boosting.Row> some =
        rows.stream().filter(row -> row.positive() == positive && row.weight() == weight).toList();
    long taken = some.stream().filter(row -> sum(trees, names, row) >= threshold).count();
    return "%d of %d".formatted(taken, some.size());
  }

  private static double sum(List<Tree> trees, List<String> names, Boosting.Row row) {
    return trees.stream().mapToDouble(tree -> tree.value(names, row.measures())).sum();
  }
}
