package dev.glasswatch.watch;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.incident.WatchDefects;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The incidents of an earlier process that a watch goes on with, and what the watch itself has to
 * do so that they can end: nobody else would ever say that what it once said is over.
 */
final class Adoption {

  /** What is over as soon as the stream gives media. */
  private static final Set<Defect> OVER_ONCE_LIVE =
      Set.of(WatchDefects.SOURCE_REFUSED, WatchDefects.STREAM_QUARANTINED);

  private final List<Incident> incidents;
  private volatile boolean settled;

  Adoption(List<Incident> incidents) {
    this.incidents = incidents;
    this.settled = incidents.stream().noneMatch(Adoption::isOverOnceLive);
  }

  private static boolean isOverOnceLive(Incident incident) {
    return OVER_ONCE_LIVE.contains(incident.key().defect());
  }

  /** All of them. */
  List<Incident> incidents() {
    return incidents;
  }

  /** Tracks that were said to be unwatched. */
  Set<String> unwatchedTracks() {
    return tracksOf(WatchDefects.UNWATCHED);
  }

  /** Names of detectors that were said to have failed. */
  Set<String> failedDetectors() {
    return tracksOf(WatchDefects.DETECTOR_FAILED);
  }

  private Set<String> tracksOf(Defect defect) {
    return incidents.stream()
        .filter(each -> each.key().defect().equals(defect))
        .map(each -> each.key().track())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The stream gives media, at this media time. */
  void live(WatchIncidents tracked, long mediaTime) {
    if (!settled) {
      settled = true;
      incidents.stream()
          .filter(Adoption::isOverOnceLive)
          .map(Incident::key)
          .map(key -> Observation.clear(key.defect(), key.track(), mediaTime, mediaTime))
          .forEach(tracked::observe);
    }
  }
}
