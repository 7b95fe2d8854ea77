package dev.glasswatch.store;

import dev.glasswatch.incident.Transition;
import java.util.Map;

/**
 * A transition as it is kept.
 *
 * @param position place of its incident among all, when this is the first that is kept of it
 * @param transition what happened
 * @param labels of its stream then
 */
public record Told(long position, Transition transition, Map<String, String> labels) {

  /** Copies the labels. */
  public Told {
    labels = Map.copyOf(labels);
  }
}
