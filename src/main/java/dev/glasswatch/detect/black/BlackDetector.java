package dev.glasswatch.detect.black;

import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.media.FrameView;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.UnwatchedReason;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds stretches without a picture. Each frame is judged by itself ({@link BlackMeter}), so a
 * stretch starts exactly at its first black frame and a fade counts from the frame on which nothing
 * is left to see.
 *
 * <p>A stretch goes on over a splice on the same timeline, since no two pictures are compared; it
 * ends where time was not seen.
 */
final class BlackDetector implements Detector {

  private final BlackSettings settings;
  private final ObservationSink observations;
  private final Map<String, BlackTrack> tracks = new HashMap<>();

  BlackDetector(BlackSettings settings, ObservationSink observations) {
    this.settings = settings;
    this.observations = observations;
  }

  @Override
  public void frame(FrameView frame) {
    BlackTrack track = tracks.get(frame.track());
    if (track == null) {
      track = new BlackTrack(frame.track(), new BlackMeter(settings), observations);
      tracks.put(frame.track(), track);
    }
    track.frame(frame);
  }

  @Override
  public void event(MediaEvent event) {
    switch (event) {
      case MediaEvent.TracksChanged changed -> {}
      case MediaEvent.Discontinuity jump -> discontinuity(jump.cause());
      case MediaEvent.Unwatched gap -> unwatched(gap);
      case MediaEvent.Ended end -> tracks.values().forEach(BlackTrack::forget);
    }
  }

  private void discontinuity(MediaEvent.Cause cause) {
    switch (cause) {
      case SIGNALLED, LOOPED, FORMAT_CHANGED -> {}
      case TIMESTAMP_JUMP, RECONNECTED, OVERRUN -> tracks.values().forEach(BlackTrack::forget);
    }
  }

  private void unwatched(MediaEvent.Unwatched gap) {
    BlackTrack track = tracks.get(gap.track());
    if (track != null && gap.reason() != UnwatchedReason.KEYFRAMES_ONLY) {
      track.unseen(gap.to() - gap.mediaTime());
    }
  }
}
