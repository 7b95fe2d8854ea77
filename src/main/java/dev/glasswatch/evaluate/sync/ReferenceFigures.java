package dev.glasswatch.evaluate.sync;

import java.util.List;

/**
 * What an evaluation of the reference found.
 *
 * @param same pairs of one programme
 * @param different comparisons of different ones; nothing is expected of their delays
 * @param cost CPU time of the detector as shares of that of decoding, one a run
 * @param plain likewise without a reference
 */
public record ReferenceFigures(
    List<ReferenceOutcome> same,
    List<ReferenceOutcome> different,
    List<Double> cost,
    List<Double> plain) {

  /** Copies the lists. */
  public ReferenceFigures {
    same = List.copyOf(same);
    different = List.copyOf(different);
    cost = List.copyOf(cost);
    plain = List.copyOf(plain);
  }
}
