package dev.glasswatch.incident;

import java.util.HashSet;
import java.util.Set;

/** What people were told of one incident: how often, with which reasons, and that it flaps. */
final class ToldSoFar {

  // A plug-in that invents a reason each time must not cost memory or attention for ever.
  private static final int MOST_REASONS = 16;

  private final Set<String> reasons = new HashSet<>();
  private long sequence;
  private boolean flapping;

  /** Nothing yet. */
  ToldSoFar() {}

  /** What an earlier process told, as far as it is still known. */
  ToldSoFar(Incident earlier, boolean flapping) {
    this.sequence = earlier.sequence();
    this.flapping = flapping;
    reasons.add(earlier.reason());
  }

  /** Number of the last transition. */
  long sequence() {
    return sequence;
  }

  /** Whether there is something lasting in this that was never told. */
  boolean lacks(String reason, boolean flaps) {
    return isNew(reason) || (flaps && !flapping);
  }

  private boolean isNew(String reason) {
    return reasons.size() < MOST_REASONS && !reasons.contains(reason);
  }

  /** This is being told, with the next transition. */
  void tell(String reason, boolean flaps) {
    sequence++;
    flapping = flaps;
    if (isNew(reason)) {
      reasons.add(reason);
    }
  }
}
