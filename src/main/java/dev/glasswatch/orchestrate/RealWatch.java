package dev.glasswatch.orchestrate;

import dev.glasswatch.detect.WatchTrace;
import dev.glasswatch.evidence.TraceFolder;
import dev.glasswatch.evidence.TraceRecorder;
import dev.glasswatch.incident.Acknowledgement;
import dev.glasswatch.incident.EndReason;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.watch.DetectorPlan;
import dev.glasswatch.watch.Watch;
import dev.glasswatch.watch.WatchFacts;
import dev.glasswatch.watch.WatchListener;
import dev.glasswatch.watch.WatchMode;
import dev.glasswatch.watch.WatchParts;
import dev.glasswatch.watch.WatchPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A watch behind the seam that the batch knows, and its trace, if one is recorded. */
record RealWatch(Watch watch, Optional<TraceRecorder> trace) implements Watching {

  /** A watch that is traced when there is a folder for it. */
  static RealWatch of(
      WatchPlan plan, WatchParts parts, WatchListener listener, Optional<TraceFolder> traces) {
    Optional<TraceRecorder> trace =
        traces.map(
            folder ->
                folder.record(
                    plan.stream(),
                    DetectorPlan.texts(plan.detectors()),
                    plan.mode() == WatchMode.LIVE));
    WatchTrace port = trace.isPresent() ? trace.get() : WatchTrace.NONE;
    return new RealWatch(new Watch(plan, parts, listener, port), trace);
  }

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
  public boolean remind(String incidentId) {
    return watch.remind(incidentId);
  }

  @Override
  public boolean acknowledge(String incidentId, Acknowledgement acknowledgement) {
    return watch.acknowledge(incidentId, acknowledgement);
  }

  @Override
  public void close(Duration atMost) {
    watch.close(atMost);
    trace.ifPresent(TraceRecorder::close);
  }
}
