package dev.glasswatch.evaluate.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What a network has learned.
 *
 * @param layers one for each convolution, in order
 */
record Weights(List<Layer> layers) {

  /**
   * Of one convolution.
   *
   * @param kernel by output, input, row, column
   * @param bias by output
   */
  // Arrays are handed on as they are: the one who fills them gives them away
  @SuppressWarnings("ArrayRecordComponent")
  record Layer(float[] kernel, float[] bias) {

    /** Keeps a variance of 0 from being divided by. */
    static final float EPSILON = 1e-5f;

    /** The layer that gives at once what this gives after a normalization with these values. */
    Layer normalized(float[] gamma, float[] beta, float[] mean, float[] variance) {
      float[] scaled = kernel.clone();
      float[] moved = new float[bias.length];
      int each = kernel.length / bias.length;
      for (int out = 0; out < bias.length; out++) {
        float factor = (float) (gamma[out] / Math.sqrt(variance[out] + EPSILON));
        moved[out] = (bias[out] - mean[out]) * factor + beta[out];
        for (int i = 0; i < each; i++) {
          scaled[out * each + i] *= factor;
        }
      }
      return new Layer(scaled, moved);
    }
  }

  /**
   * The same for inputs that have not been multiplied by these factors, one for each input channel.
   */
  Weights forPlainInput(Step.Conv first, List<Float> factors) {
    Layer layer = layers.getFirst();
    float[] kernel = layer.kernel.clone();
    int square = first.kernel() * first.kernel();
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] *= factors.get(i / square % first.in());
    }
    List<Layer> changed = new ArrayList<>(layers);
    changed.set(0, new Layer(kernel, layer.bias));
    return new Weights(changed);
  }

  /** The same with its log odds lowered by this much. */
  Weights lowered(float logOdds) {
    Layer last = layers.getLast();
    float[] bias = last.bias.clone();
    for (int i = 0; i < bias.length; i++) {
      bias[i] -= logOdds;
    }
    List<Layer> changed = new ArrayList<>(layers);
    changed.set(changed.size() - 1, new Layer(last.kernel, bias));
    return new Weights(changed);
  }
}
