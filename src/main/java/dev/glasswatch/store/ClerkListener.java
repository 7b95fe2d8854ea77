package dev.glasswatch.store;

import dev.glasswatch.incident.Transition;
import java.util.Map;

/** Hears on the clerk's thread what the clerk has done; must not block. */
public interface ClerkListener {

  /** A transition is kept, and its alerts are on their way. */
  void kept(Transition transition, Map<String, String> labels);

  /** The reminder of an incident is due. */
  void remind(String incidentId);
}
