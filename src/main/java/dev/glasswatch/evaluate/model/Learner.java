package dev.glasswatch.evaluate.model;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.initializer.XavierInitializer.FactorType;
import ai.djl.training.initializer.XavierInitializer.RandomType;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Adam;
import dev.glasswatch.evaluate.EvaluateException;
import dev.glasswatch.inference.LumaPair;
import java.util.List;

/**
 * A network while it learns, on the processor. It learns by Adam with a rate that warms up, then
 * falls along half a cosine to nothing, and from the weighted binary cross entropy of cells.
 */
final class Learner implements AutoCloseable {

  private static final String ENGINE = "PyTorch";
  private static final float RATE = 3e-3f;
  private static final float WARM = 0.05f;

  /** Luma and its change vary over unlike ranges; learning wants them alike. */
  private static final List<Float> FACTORS = List.of(2f, 5f);

  private final NetPlan plan;
  private final PlanBlock block;
  private final Model model;
  private final Trainer trainer;

  /**
   * Knows nothing yet.
   *
   * @param seed of the first weights
   * @param steps how many there will be, for the rate
   */
  Learner(NetPlan plan, long seed, int steps) throws EvaluateException {
    this.plan = plan;
    engine().setRandomSeed((int) seed);
    block = new PlanBlock(plan);
    model = Model.newInstance("learner", ENGINE);
    model.setBlock(block);
    trainer = model.newTrainer(config(steps));
    trainer.initialize(new Shape(1, plan.convs().getFirst().in(), 64, 64));
  }

  private static Engine engine() throws EvaluateException {
    if (!Engine.hasEngine(ENGINE)) {
      throw new EvaluateException(
          "Training needs PyTorch: build the project, which puts it into target/training, and start"
              + " it with ./glasswatch");
    }
    return Engine.getEngine(ENGINE);
  }

  private static DefaultTrainingConfig config(int steps) {
    return new DefaultTrainingConfig(Loss.sigmoidBinaryCrossEntropyLoss())
        .optInitializer(
            new XavierInitializer(RandomType.GAUSSIAN, FactorType.IN, 2), Parameter.Type.WEIGHT)
        .optOptimizer(
            Adam.builder()
                .optLearningRateTracker((name, step) -> rate((float) step / steps))
                .build());
  }

  private static float rate(float share) {
    float warm = Math.min(1, share / WARM + 0.01f);
    return (float) (RATE * warm * (0.5 + 0.5 * Math.cos(Math.PI * Math.min(1, share))));
  }

  /** Learns from a batch; its mean loss before. */
  float learn(Batch batch) {
    try (NDManager manager = trainer.getManager().newSubManager()) {
      LumaPair shape = batch.shape();
      Shape maps = new Shape(batch.count(), 1, shape.rows(), shape.columns());
      NDArray broken = manager.create(batch.broken(), maps);
      NDArray weights = manager.create(batch.weights(), maps);
      NDArray inputs = inputs(manager, batch);
      NDArray loss;
      try (GradientCollector gradients = trainer.newGradientCollector()) {
        NDArray odds = trainer.forward(new NDList(inputs)).singletonOrThrow();
        loss = loss(odds, broken, weights);
        gradients.backward(loss);
      }
      trainer.step();
      return loss.getFloat();
    }
  }

  private static NDArray inputs(NDManager manager, Batch batch) {
    LumaPair shape = batch.shape();
    NDArray plain =
        manager.create(
            batch.inputs(),
            new Shape(
                batch.count(),
                LumaPair.CHANNELS,
                (long) shape.rows() * LumaPair.CELL,
                (long) shape.columns() * LumaPair.CELL));
    float[] factors = {FACTORS.get(0), FACTORS.get(1)};
    return plain.mul(manager.create(factors, new Shape(1, LumaPair.CHANNELS, 1, 1)));
  }

  // max(x, 0) - x y + log(1 + exp(-|x|)), which does not overflow
  private static NDArray loss(NDArray odds, NDArray broken, NDArray weights) {
    NDArray each = odds.maximum(0).sub(odds.mul(broken)).add(odds.abs().neg().exp().add(1).log());
    return each.mul(weights).sum().div(weights.sum());
  }

  /** Log odds of each cell of the batch. */
  float[] odds(Batch batch) {
    try (NDManager manager = trainer.getManager().newSubManager()) {
      return trainer.evaluate(new NDList(inputs(manager, batch))).singletonOrThrow().toFloatArray();
    }
  }

  /** What it has learned, for inputs as {@link LumaPair} writes them. */
  Weights weights() {
    return block.weights().forPlainInput(plan.convs().getFirst(), FACTORS);
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
