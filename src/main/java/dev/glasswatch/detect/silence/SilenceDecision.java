package dev.glasswatch.detect.silence;

import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.TraceReplay;
import dev.glasswatch.media.MediaEvent;
import java.util.HashMap;
import java.util.Map;

/**
 * The deciding half of the silence detector: from the levels of 10 ms windows to observations. A
 * row is one buffer of sound:
 *
 * <pre>
 *   media time, duration (microseconds), samples, channels, samples per second,
 *   then for each window that is complete with it the {@link LevelCode} of the first channel,
 *   and for each other channel how its code differs from the first one's
 * </pre>
 *
 * <p>A stretch goes on over a splice on the same timeline and ends where time was not heard.
 */
final class SilenceDecision implements TraceReplay {

  /** The only kind of row. */
  static final int BUFFER = 0;

  /** Values before the codes. */
  static final int HEAD = 5;

  private final SilenceSettings settings;
  private final ObservationSink observations;
  private final Map<String, SilenceTrack> tracks = new HashMap<>();

  SilenceDecision(SilenceSettings settings, ObservationSink observations) {
    this.settings = settings;
    this.observations = observations;
  }

  /** Whether the window that is under way goes on with a buffer that starts here. */
  boolean goesOn(String track, int channels, int rate, long at) {
    SilenceTrack present = tracks.get(track);
    return present != null && present.fits(channels, rate) && present.goesOn(at);
  }

  @Override
  public void row(String track, int kind, long[] values) {
    int channels = (int) values[3];
    int rate = (int) values[4];
    SilenceTrack present = tracks.get(track);
    if (present == null || !present.fits(channels, rate)) {
      if (present != null) {
        present.forget();
      }
      present = new SilenceTrack(track, channels, rate, settings, observations);
      tracks.put(track, present);
    }
    present.buffer(values);
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
