package dev.glasswatch.watch;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.DetectorTrace;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.WatchTrace;
import dev.glasswatch.incident.Acknowledgement;
import dev.glasswatch.incident.EndReason;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.incident.IncidentTracker;
import dev.glasswatch.incident.Transition;
import dev.glasswatch.media.UnwatchedReason;
import java.util.List;
import java.util.Set;

/**
 * Where the observations of one stream's detectors meet: one at a time into the tracker, and its
 * transitions out to the listener in order.
 */
final class WatchIncidents {

  private final IncidentTracker tracker;
  private final WatchListener listener;
  private final WatchTrace trace;
  private final UnwatchedTime unwatched = new UnwatchedTime();
  private volatile boolean inputOver;
  private boolean over;

  WatchIncidents(IncidentTracker tracker, WatchListener listener, WatchTrace trace) {
    this.tracker = tracker;
    this.listener = listener;
    this.trace = trace;
  }

  /** What the watch itself saw. */
  synchronized void observe(Observation observation) {
    if (!over) {
      trace.observed(observation);
      tell(tracker.observe(observation));
    }
  }

  /** What a detector saw, whose part of the trace is named. */
  synchronized void observe(Observation observation, DetectorTrace detector) {
    if (!over) {
      detector.observed(observation);
      tell(tracker.observe(observation));
    }
  }

  /** Nobody looked at this stretch of a track. */
  synchronized void unwatched(String track, long from, long to, UnwatchedReason reason) {
    if (!over) {
      trace.unwatched(track, from, to, reason);
      unwatched.add(track, from, to, reason);
      tell(tracker.unwatched(track, from, to, reason));
    }
  }

  /** The detector of these defects missed this stretch; the others saw it. */
  synchronized void missed(
      Set<Defect> defects, String track, long from, long to, UnwatchedReason reason) {
    if (!over) {
      trace.missed(defects, track, from, to, reason);
      unwatched.add(track, from, to, reason);
      tell(tracker.unwatched(defects, track, from, to, reason));
    }
  }

  /** Goes on with what an earlier process left open. */
  synchronized void adopt(List<Incident> incidents, long mediaNow) {
    incidents.forEach(incident -> tell(tracker.adopt(incident, mediaNow)));
  }

  /** Says again how an incident stands; whether it is under way here. */
  synchronized boolean remind(String incidentId) {
    return !over && told(tracker.remind(incidentId));
  }

  /** Notes that somebody knows of an incident; whether it is under way here. */
  synchronized boolean acknowledge(String incidentId, Acknowledgement acknowledgement) {
    return !over && told(tracker.acknowledge(incidentId, acknowledgement));
  }

  private boolean told(List<Transition> transitions) {
    tell(transitions);
    return !transitions.isEmpty();
  }

  /** Closes what is open; observations that come later are not heard. */
  synchronized void end(long mediaTime, EndReason reason) {
    if (!over) {
      over = true;
      trace.ended(mediaTime, reason.name());
      tell(tracker.end(mediaTime, reason));
    }
  }

  /** The last event has been published; a detector that starts now will see nothing. */
  void inputIsOver() {
    inputOver = true;
  }

  boolean inputOver() {
    return inputOver;
  }

  synchronized List<Incident> current() {
    return tracker.current();
  }

  UnwatchedTime unwatchedTime() {
    return unwatched;
  }

  private void tell(List<Transition> transitions) {
    transitions.forEach(listener::transition);
  }
}
