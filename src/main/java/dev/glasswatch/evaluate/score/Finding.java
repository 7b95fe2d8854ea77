package dev.glasswatch.evaluate.score;

import dev.glasswatch.evaluate.reel.Truth;
import java.util.Optional;

/**
 * An event and what found it.
 *
 * @param truth the event
 * @param found by which report; empty when it was missed
 */
public record Finding(Truth truth, Optional<Found> found) {

  /** Whether nobody reported it. */
  public boolean missed() {
    return found.isEmpty();
  }
}
