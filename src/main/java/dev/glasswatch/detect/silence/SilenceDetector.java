package dev.glasswatch.detect.silence;

import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.media.AudioView;
import dev.glasswatch.media.MediaEvent;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds stretches without sound by the RMS level of 10 ms windows ({@link WindowMeter}): silent is
 * when every channel is. A stretch starts with its first silent window, so to 10 ms. It goes on
 * over a splice on the same timeline and ends where time was not heard; a track that gives nothing
 * at all is the signal detector's business.
 */
final class SilenceDetector implements Detector {

  private final SilenceSettings settings;
  private final ObservationSink observations;
  private final Map<String, SilenceTrack> tracks = new HashMap<>();

  SilenceDetector(SilenceSettings settings, ObservationSink observations) {
    this.settings = settings;
    this.observations = observations;
  }

  @Override
  public void audio(AudioView audio) {
    SilenceTrack track = tracks.get(audio.track());
    if (track == null || !track.fits(audio)) {
      if (track != null) {
        track.forget();
      }
      track = new SilenceTrack(audio, settings, observations);
      tracks.put(audio.track(), track);
    }
    track.audio(audio);
  }

  @Override
  public void event(MediaEvent event) {
    switch (event) {
      case MediaEvent.TracksChanged changed -> {}
      case MediaEvent.Discontinuity jump -> tracks.values().forEach(track -> cut(track, jump));
      case MediaEvent.Unwatched gap -> unwatched(gap);
      case MediaEvent.Ended end -> tracks.values().forEach(SilenceTrack::forget);
    }
  }

  private static void cut(SilenceTrack track, MediaEvent.Discontinuity jump) {
    switch (jump.cause()) {
      case LOOPED -> track.splice();
      case SIGNALLED, FORMAT_CHANGED -> {
        track.splice();
        track.forgetChannels();
      }
      case TIMESTAMP_JUMP, RECONNECTED, OVERRUN -> track.forget();
    }
  }

  private void unwatched(MediaEvent.Unwatched gap) {
    SilenceTrack track = tracks.get(gap.track());
    if (track != null) {
      track.unheard(gap.to() - gap.mediaTime());
    }
  }
}
