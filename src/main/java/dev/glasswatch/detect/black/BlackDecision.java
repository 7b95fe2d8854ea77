package dev.glasswatch.detect.black;

import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.TraceReplay;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.UnwatchedReason;
import java.util.HashMap;
import java.util.Map;

/**
 * The deciding half of the black detector: from what was measured of each picture to observations.
 *
 * <p>A stretch goes on over a splice on the same timeline, since no two pictures are compared; it
 * ends where time was not seen.
 */
final class BlackDecision implements TraceReplay {

  private final BlackSettings settings;
  private final ObservationSink observations;
  private final Map<String, Judged> tracks = new HashMap<>();

  /** A track and the picture that is shown to it. */
  private record Judged(BlackTrack track, BlackMeasure picture) {}

  BlackDecision(BlackSettings settings, ObservationSink observations) {
    this.settings = settings;
    this.observations = observations;
  }

  @Override
  public void row(String track, int kind, long[] values) {
    Judged judged = tracks.get(track);
    if (judged == null) {
      judged = new Judged(new BlackTrack(track, settings, observations), new BlackMeasure());
      tracks.put(track, judged);
    }
    judged.picture.read(values);
    judged.track.frame(judged.picture);
  }

  @Override
  public void event(MediaEvent event) {
    switch (event) {
      case MediaEvent.TracksChanged changed -> {}
      case MediaEvent.Discontinuity jump -> discontinuity(jump.cause());
      case MediaEvent.Unwatched gap -> unwatched(gap);
      case MediaEvent.Ended end -> forgetAll();
    }
  }

  private void discontinuity(MediaEvent.Cause cause) {
    switch (cause) {
      case SIGNALLED, LOOPED, FORMAT_CHANGED -> {}
      case TIMESTAMP_JUMP, RECONNECTED, OVERRUN -> forgetAll();
    }
  }

  private void forgetAll() {
    tracks.values().forEach(judged -> judged.track.forget());
  }

  private void unwatched(MediaEvent.Unwatched gap) {
    Judged judged = tracks.get(gap.track());
    if (judged != null && gap.reason() != UnwatchedReason.KEYFRAMES_ONLY) {
      judged.track.unseen(gap.to() - gap.mediaTime());
    }
  }
}
