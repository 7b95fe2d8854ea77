package dev.glasswatch.evaluate.report;

import dev.glasswatch.evaluate.score.Matching;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What became of a programme that was sent.
 *
 * @param outcome of broken blocks
 * @param upstream whether it was hurt before the last encoder
 * @param unions for each picture with visible damage that was looked at, the cells that both truth
 *     and map have over those that either has
 */
public record SentOutcome(ReelOutcome outcome, boolean upstream, List<Double> unions) {

  private static final Matching NOTHING = Matching.of(List.of(), List.of());

  /** Copies the list. */
  public SentOutcome {
    unions = List.copyOf(unions);
  }

  /** With that many peers before its own who were not asked. */
  ReelOutcome padded(int others) {
    List<Matching> peers = new ArrayList<>(Collections.nCopies(others, NOTHING));
    peers.addAll(outcome.peers());
    return new ReelOutcome(
        outcome.reel(), outcome.ours(), peers, outcome.costs(), outcome.examples());
  }
}
