package dev.glasswatch.evaluate.model;

import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.evaluate.Progress;
import dev.glasswatch.evaluate.damage.Look;
import dev.glasswatch.inference.LumaPair;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Teaches networks of one shape.
 *
 * @param seed of the first weights and of what is drawn; the same gives the same
 * @param steps batches that each network sees
 */
public record Lesson(NetPlan plan, long seed, int steps, Progress progress) {

  /** Steps that one loss is the mean of. */
  static final int EVERY = 25;

  /**
   * What was learned.
   *
   * @param losses mean loss of every {@value #EVERY} steps
   * @param judged what it makes of the looks that it was to be judged by
   */
  record Learned(Weights weights, List<Float> losses, List<Judged> judged) {}

  /** Teaches a new network. */
  Learned teach(String task, Looks from, Looks judgedBy) throws EvaluateException {
    Crops crops = new Crops(from, seed);
    if (!crops.teach()) {
      throw new EvaluateException(
          "There is nothing to learn from: name a folder with more free clips of the tuning half");
    }
    try (Learner learner = new Learner(plan, seed, steps)) {
      List<Float> losses = new ArrayList<>();
      float sum = 0;
      for (int step = 1; step <= steps; step++) {
        sum += learner.learn(crops.next());
        if (step % EVERY == 0) {
          losses.add(sum / EVERY);
          sum = 0;
        }
        progress.at(task, step, steps);
      }
      return new Learned(learner.weights(), losses, judged(learner, judgedBy));
    }
  }

  private static List<Judged> judged(Learner learner, Looks looks) {
    List<Judged> judged = new ArrayList<>();
    for (Look look : looks.all()) {
      LumaPair shape = new LumaPair(look.width(), look.height());
      Batch batch = Batch.empty(shape, 1);
      shape.write(look.now(), look.before(), FloatBuffer.wrap(batch.inputs()));
      judged.add(new Judged(look, learner.odds(batch)));
    }
    return judged;
  }
}
