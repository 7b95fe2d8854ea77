package dev.glasswatch.orchestrate;

import dev.glasswatch.incident.EndReason;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.watch.Watch;
import dev.glasswatch.watch.WatchFacts;
import java.time.Duration;
import java.util.List;

/** A watch behind the seam that the batch knows. */
record RealWatch(Watch watch) implements Watching {

  @Override
  public void start() {
    watch.start();
  }

  @Override
  public void stop(EndReason why) {
    watch.stop(why);
  }

  @Override
  public boolean awaitEnd(Duration atMost) {
    try {
      return watch.awaitEnd(atMost);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public WatchFacts facts() {
    return watch.facts();
  }

  @Override
  public List<Incident> incidents() {
    return watch.incidents();
  }

  @Override
  public void close(Duration atMost) {
    watch.close(atMost);
  }
}
