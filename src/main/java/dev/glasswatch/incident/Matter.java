package dev.glasswatch.incident;

import dev.glasswatch.detect.Severity;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * One incident as the others of its stream see it; times in microseconds of media time.
 *
 * @param from first bad moment
 * @param detected how far the media had been looked at when it was confirmed
 * @param to first good moment; {@link #LASTS} while there is none
 * @param seenTo up to where it was seen; for one that is over, its end
 */
record Matter(
    String id, IncidentKey key, Severity severity, long from, long detected, long to, long seenTo) {

  /** An end that is not known yet. */
  static final long LASTS = Long.MAX_VALUE;

  /** Whether both were known to be there at one moment. */
  boolean coincides(Matter other) {
    return Math.max(detected, other.detected) < Math.min(to, other.to);
  }

  /**
   * Whether it is over no later than another one, give or take how far detectors speak apart and
   * how long a picture takes to come up.
   */
  boolean endsWith(Matter other, long grace) {
    return other.to == LASTS || seenTo - grace <= other.to;
  }

  /** Whether they share a moment, or touch. */
  boolean meets(Matter other) {
    return from <= other.to && other.from <= to;
  }

  /** The one of these that says the same as this one and more; the widest, then the earliest. */
  Optional<Implied> impliedBy(Collection<Matter> others) {
    return others.stream()
        .filter(other -> Implications.implies(other, this))
        .min(Comparator.comparing(Implications::rank).thenComparing(Matter::from))
        .map(other -> new Implied(other.id, other.key.defect()));
  }

  /** Whether with one of these viewers have neither picture nor sound. */
  boolean isWorseWith(Collection<Matter> others) {
    return severity != Severity.CRITICAL
        && others.stream().anyMatch(other -> Implications.nothingIsLeft(this, other));
  }
}
