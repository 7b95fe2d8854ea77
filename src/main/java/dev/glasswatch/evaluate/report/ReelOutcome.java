package dev.glasswatch.evaluate.report;

import dev.glasswatch.evaluate.reel.MadeReel;
import dev.glasswatch.evaluate.score.Matching;
import dev.glasswatch.evaluate.score.ReelWatch.Cost;
import java.util.List;

/**
 * What became of one reel.
 *
 * @param reel the reel
 * @param ours what we found
 * @param peers what each of the peers found, in their order
 * @param costs CPU time by detector
 * @param examples our misses and false alarms
 */
public record ReelOutcome(
    MadeReel reel, Matching ours, List<Matching> peers, List<Cost> costs, List<Example> examples) {

  /** Copies the lists. */
  public ReelOutcome {
    peers = List.copyOf(peers);
    costs = List.copyOf(costs);
    examples = List.copyOf(examples);
  }
}
