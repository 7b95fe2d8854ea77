package dev.glasswatch.orchestrate;

import dev.glasswatch.incident.Acknowledgement;
import dev.glasswatch.incident.EndReason;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.watch.WatchFacts;
import dev.glasswatch.watch.WatchListener;
import dev.glasswatch.watch.WatchPlan;
import java.time.Duration;
import java.util.List;

/** A watch as the batch handles it: the seam at which tests put their own. */
interface Watching {

  /** Makes watches. */
  @FunctionalInterface
  interface Maker {
    Watching make(WatchPlan plan, WatchListener listener);
  }

  void start();

  /** Asks it to end; returns at once. */
  void stop(EndReason why);

  /** Whether it is over, waiting for that no longer than this. */
  boolean awaitEnd(Duration atMost);

  WatchFacts facts();

  /** Incidents that are under way, pending ones included. */
  List<Incident> incidents();

  /** Says again how an incident stands; false when it is not under way here. */
  boolean remind(String incidentId);

  /** Notes that somebody knows of an incident; false when it is not under way here. */
  boolean acknowledge(String incidentId, Acknowledgement acknowledgement);

  /** Has it end, if it has not, and frees what it holds, waiting no longer than this. */
  void close(Duration atMost);
}
