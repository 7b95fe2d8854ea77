package dev.glasswatch.detect.signal;

import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.media.Track;
import java.time.Duration;
import java.util.Map;

/** Whether one track delivers, measured against how far the others have got. Media time, µs. */
final class TrackSignal {

  /** How often an unchanged finding is said again. */
  private static final long SAY_EVERY = 500_000;

  /** Frames and audio buffers may be this far apart and still count as following each other. */
  private static final int INTERVALS = 3;

  /** Frames come out of a decoder up to this many late (H.264 A.3.1), the sound does not. */
  private static final int REORDERED = 16;

  private final Track track;
  private final String reason;
  private final long missingAfter;
  private final long startGrace;
  private final ObservationSink observations;
  private long end;
  private long interval;
  private long said;
  private boolean started;
  private boolean missing;

  TrackSignal(Track track, long from, SignalSettings settings, ObservationSink observations) {
    this.track = track;
    this.reason = track.kind() == Track.Kind.VIDEO ? "video_missing" : "audio_missing";
    this.missingAfter = micros(settings.missingAfter());
    this.startGrace = micros(settings.startGrace());
    this.observations = observations;
    this.end = from;
    this.said = from;
  }

  static long micros(Duration duration) {
    return duration.toNanos() / 1000;
  }

  Track track() {
    return track;
  }

  /** Something of this track is there. */
  void arrived(long from, long duration) {
    if (started && from - end > Math.max(missingAfter, INTERVALS * interval)) {
      miss(from);
    }
    started = true;
    interval = duration;
    end = Math.max(end, from + duration);
    if (missing || from - said >= SAY_EVERY) {
      missing = false;
      said = from;
      observations.observe(
          Observation.clear(SignalDetector.NO_SIGNAL, track.name(), from, from + duration));
    }
  }

  /** The stream has got this far without this track. */
  void others(long now) {
    long allowed = started ? Math.max(missingAfter, REORDERED * interval) : startGrace;
    if (now - end > allowed && (!missing || now - said >= SAY_EVERY)) {
      miss(now);
    }
  }

  private void miss(long now) {
    missing = true;
    said = now;
    observations.observe(
        new Observation(
            SignalDetector.NO_SIGNAL,
            track.name(),
            end,
            now,
            1,
            Severity.MAJOR,
            reason,
            Map.of("codec", track.codec())));
  }

  /** Nobody looked up to here, or the timeline jumped: what was missing before says nothing. */
  void forgive(long to) {
    end = Math.max(end, to);
  }
}
