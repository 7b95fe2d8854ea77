package dev.glasswatch.evaluate.model;

import dev.glasswatch.inference.LumaPair;
import java.util.List;

/**
 * The shape of a network.
 *
 * @param steps in the order that they are applied in
 */
record NetPlan(List<Step> steps) {

  private static final int FINE = 12;
  private static final int MIDDLE = 24;
  private static final int CHANNELS = 32;

  /**
   * Luma now and its change, to one value for each 8 x 8 pixels. Three strides find edges on the
   * grid; the residual steps see some eight cells around, the context whether all of the picture
   * changed, as at a cut.
   */
  static NetPlan blockCorruption() {
    return new NetPlan(
        List.of(
            new Step.Plain(Step.Conv.of(LumaPair.CHANNELS, FINE, 3, 2)),
            new Step.Plain(Step.Conv.of(FINE, MIDDLE, 3, 2)),
            new Step.Plain(Step.Conv.of(MIDDLE, CHANNELS, 3, 2)),
            Step.Residual.of(CHANNELS, 1),
            Step.Residual.of(CHANNELS, 2),
            Step.Context.of(CHANNELS),
            Step.Residual.of(CHANNELS, 4),
            Step.Residual.of(CHANNELS, 1),
            new Step.Head(Step.Conv.of(CHANNELS, 1, 1, 1))));
  }

  List<Step.Conv> convs() {
    return steps.stream().flatMap(step -> step.convs().stream()).toList();
  }
}
