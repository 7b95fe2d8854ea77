package dev.glasswatch.evaluate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glasswatch.inference.OnnxModel;
import java.io.ByteArrayInputStream;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is written runs, and gives what the steps say. */
class OnnxExportTest {

  @Test
  void writesEveryKindOfStep() throws Exception {
    NetPlan plan =
        new NetPlan(
            List.of(
                new Step.Plain(Step.Conv.of(1, 1, 1, 2)),
                Step.Residual.of(1, 1),
                Step.Context.of(1),
                new Step.Head(Step.Conv.of(1, 1, 1, 1))));
    float[] middle = new float[9];
    middle[4] = 2;
    Weights weights =
        new Weights(
            List.of(
                layer(3, 0.5f), // 3 x + 0.5
                new Weights.Layer(middle, new float[] {1}), // 2 x + 1
                layer(0.5f, 0), // x + (2 x + 1) / 2
                layer(1, 0),
                layer(0.25f, 0), // + mean / 4
                layer(-0.5f, 1)));
    byte[] file = OnnxExport.bytes("test", plan, weights.lowered(0.5f), Map.of("seed", "1"));
    try (OnnxModel model = OnnxModel.load("test", new ByteArrayInputStream(file), 1)) {
      FloatBuffer input = model.input(2, 4);
      input.put(new float[] {1, 9, 0, 9, 9, 9, 9, 9});
      FloatBuffer map = model.run();
      assertThat(map.remaining()).isEqualTo(2);
      // 3.5 and 0.5, then 7.5 and 1.5, whose mean is 4.5
      assertThat(map.get(0)).isCloseTo(probability(-0.5 * (7.5 + 1.125) + 0.5), within(1e-5f));
      assertThat(map.get(1)).isCloseTo(probability(-0.5 * (1.5 + 1.125) + 0.5), within(1e-5f));
    }
  }

  @Test
  void theServiceHasNoTrainingLibrary() {
    assertThat(System.getProperty("java.class.path")).doesNotContain("pytorch");
  }

  private static Weights.Layer layer(float kernel, float bias) {
    return new Weights.Layer(new float[] {kernel}, new float[] {bias});
  }

  private static float probability(double odds) {
    return (float) (1 / (1 + Math.exp(-odds)));
  }
}
