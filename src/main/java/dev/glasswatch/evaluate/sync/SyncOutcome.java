package dev.glasswatch.evaluate.sync;

import dev.glasswatch.incident.Incident;
import java.util.List;
import java.util.Map;

/**
 * What was found of a case.
 *
 * @param what the case
 * @param expected the offset that it leaves, milliseconds
 * @param found every incident
 */
public record SyncOutcome(SyncCase what, double expected, List<Incident> found) {

  /** Copies the list. */
  public SyncOutcome {
    found = List.copyOf(found);
  }

  /** Whether there is one incident and no more. */
  public boolean hit() {
    return found.size() == 1;
  }

  /** By how much its offset is off, milliseconds; not a number where nothing was found. */
  public double error() {
    return found.isEmpty() ? Double.NaN : offset() - expected;
  }

  /** The offset that was found. */
  public double offset() {
    return found.isEmpty() ? Double.NaN : (Double) details().getOrDefault("offsetMs", Double.NaN);
  }

  /** How it is called. */
  public String reason() {
    return found.isEmpty() ? "" : found.getFirst().reason();
  }

  /** The interval that was stated, as text. */
  public String interval() {
    return found.isEmpty() ? "" : String.valueOf(details().get("intervalMs"));
  }

  private Map<String, Object> details() {
    return found.getFirst().details();
  }
}
