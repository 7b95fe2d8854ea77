package dev.glasswatch.watch;

import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.detect.StreamPulse;
import dev.glasswatch.incident.WatchDefects;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.Track;
import dev.glasswatch.media.UnwatchedReason;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the account of what nobody looked at, and says it as {@code unwatched} when it lasts. Sits
 * among the detectors, so that it hears of it in media order. Time without a connection is
 * accounted for too, but it is {@code no_signal} that speaks of it.
 */
final class WatchLedger implements Detector {

  private static final long SAY_CLEAR_EVERY_US = 1_000_000;

  private final WatchIncidents incidents;
  private final ObservationSink observations;
  private final Map<String, Long> unwatchedTo = new LinkedHashMap<>();
  private final Map<String, Long> blindFrom = new HashMap<>();
  private long saidClear;

  /** With tracks that were said to be unwatched before the present timeline began. */
  WatchLedger(WatchIncidents incidents, ObservationSink observations, Set<String> unwatchedTracks) {
    this.incidents = incidents;
    this.observations = observations;
    unwatchedTracks.forEach(track -> unwatchedTo.put(track, 0L));
  }

  @Override
  public void event(MediaEvent event) {
    switch (event) {
      case MediaEvent.TracksChanged changed ->
          changed.tracks().stream().filter(Track::watched).forEach(this::known);
      case MediaEvent.Unwatched gap -> unwatched(gap);
      case MediaEvent.Ended ended -> clear(ended.mediaTime());
      case MediaEvent.Discontinuity jump -> {}
    }
  }

  private void known(Track track) {
    blindFrom.putIfAbsent(track.name(), -1L);
  }

  private void unwatched(MediaEvent.Unwatched gap) {
    incidents.unwatched(gap.track(), gap.mediaTime(), gap.to(), gap.reason());
    if (gap.reason() != UnwatchedReason.DISCONNECTED) {
      unwatchedTo.put(gap.track(), gap.to());
      observations.observe(
          new Observation(
              WatchDefects.UNWATCHED,
              gap.track(),
              gap.mediaTime(),
              gap.to(),
              1,
              Severity.MINOR,
              gap.reason().label(),
              Map.of()));
    }
  }

  @Override
  public void tick(StreamPulse pulse) {
    if (pulse.connected()) {
      blindFrom.replaceAll((track, from) -> -1L);
      if (pulse.mediaNow() - saidClear >= SAY_CLEAR_EVERY_US) {
        clear(pulse.mediaNow());
      }
    } else {
      blindFrom.replaceAll((track, from) -> blind(track, from, pulse.mediaNow()));
    }
  }

  private long blind(String track, long from, long mediaNow) {
    if (from >= 0 && mediaNow > from) {
      incidents.unwatched(track, from, mediaNow, UnwatchedReason.DISCONNECTED);
    }
    return mediaNow;
  }

  private void clear(long mediaTime) {
    saidClear = mediaTime;
    unwatchedTo.forEach(
        (track, to) -> {
          if (mediaTime > to) {
            observations.observe(Observation.clear(WatchDefects.UNWATCHED, track, to, mediaTime));
          }
        });
    unwatchedTo.values().removeIf(to -> mediaTime - to > 30_000_000);
  }
}
