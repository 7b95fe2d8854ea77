package dev.glasswatch.evaluate.model;

import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.Progress;
import dev.glasswatch.evaluate.damage.Look;
import dev.glasswatch.evaluate.model.Lesson.Learned;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Trains the model of broken blocks. First networks that leave a third of the sources out each, for
 * figures and for the threshold, then one that learns from all.
 */
public final class BlockTraining {

  private static final String NAME = "block-corruption";
  private static final int FOLDS = 3;
  private static final int STEPS = 2500;

  /** Of looks at whole pictures of sources never seen, so many may be taken for broken. */
  private static final double MISTAKEN = 0.01;

  /** How far above that the threshold lies, in log odds. */
  private static final double MARGIN = 0.25;

  private final long seed;
  private final Lesson lesson;

  /** The same seed and looks give the same model on the same kind of machine. */
  public BlockTraining(long seed, Progress progress) {
    this.seed = seed;
    this.lesson = new Lesson(NetPlan.blockCorruption(), seed, STEPS, progress);
  }

  /** Trains and says how good it became. */
  public BlockReport run(List<Look> all) throws EvaluateException {
    Looks looks = new Looks(all);
    List<Learned> folds = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      Predicate<Look> out = looks.fold(fold, FOLDS);
      String task = "leaving out third %d of %d".formatted(fold + 1, FOLDS);
      folds.add(lesson.teach(task, looks.that(out.negate()), looks.that(out)));
    }
    double limit = limit(folds);
    Learned learned = lesson.teach("learning from all", looks, new Looks(List.of()));
    byte[] model =
        OnnxExport.bytes(
            NAME,
            NetPlan.blockCorruption(),
            learned.weights().lowered((float) limit),
            Map.of("seed", Long.toString(seed), "steps", Integer.toString(STEPS)));
    return new BlockReport(seed, STEPS, looks, limit, folds, learned.losses(), model);
  }

  private static double limit(List<Learned> folds) {
    double[] worst =
        folds.stream()
            .flatMap(fold -> fold.judged().stream())
            .filter(Judged::isWhole)
            .mapToDouble(Judged::worst)
            .sorted()
            .toArray();
    int allowed = (int) Math.floor(worst.length * MISTAKEN);
    return worst.length == 0 ? 0 : worst[worst.length - 1 - allowed] + MARGIN;
  }
}
