package dev.glasswatch.detect.signal;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.detect.StreamPulse;
import dev.glasswatch.media.AudioView;
import dev.glasswatch.media.FrameView;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Holds every watched track against how far the others have got, and a live stream against the wall
 * clock.
 */
final class SignalDetector implements Detector {

  static final Defect NO_SIGNAL = new Defect("no_signal");

  private final SignalSettings settings;
  private final ObservationSink observations;
  private final StreamSignal stream;
  private final List<TrackSignal> tracks = new ArrayList<>();
  private long reached;

  SignalDetector(SignalSettings settings, ObservationSink observations) {
    this.settings = settings;
    this.observations = observations;
    this.stream = new StreamSignal(settings, observations);
  }

  @Override
  public void frame(FrameView frame) {
    arrived(frame.track(), frame.mediaTime(), frame.duration());
  }

  @Override
  public void audio(AudioView audio) {
    arrived(audio.track(), audio.mediaTime(), audio.duration());
  }

  private void arrived(String name, long from, long duration) {
    reached = Math.max(reached, from + duration);
    for (int i = 0; i < tracks.size(); i++) {
      TrackSignal track = tracks.get(i);
      if (track.track().name().equals(name)) {
        track.arrived(from, duration);
      } else {
        track.others(from);
      }
    }
  }

  @Override
  public void event(MediaEvent event) {
    switch (event) {
      case MediaEvent.TracksChanged changed -> announced(changed);
      case MediaEvent.Unwatched gap -> unwatched(gap);
      case MediaEvent.Discontinuity jump ->
          tracks.forEach(track -> track.forgive(jump.mediaTime()));
      case MediaEvent.Ended ended -> {}
    }
  }

  private void announced(MediaEvent.TracksChanged changed) {
    List<Track> watched = changed.tracks().stream().filter(Track::watched).toList();
    tracks.removeIf(known -> !watched.contains(known.track()));
    for (Track track : watched) {
      if (tracks.stream().noneMatch(known -> known.track().equals(track))) {
        tracks.add(new TrackSignal(track, changed.mediaTime(), settings, observations));
      }
    }
    if (settings.expectVideo()) {
      expect(Track.Kind.VIDEO, "v:0", "video_missing", changed.mediaTime());
    }
    if (settings.expectAudio()) {
      expect(Track.Kind.AUDIO, "a:0", "audio_missing", changed.mediaTime());
    }
  }

  private void expect(Track.Kind kind, String name, String reason, long at) {
    if (tracks.stream().noneMatch(known -> known.track().kind() == kind)) {
      observations.observe(
          new Observation(
              NO_SIGNAL, name, at, at, 1, Severity.MAJOR, reason, Map.of("expected", true)));
    }
  }

  private void unwatched(MediaEvent.Unwatched gap) {
    boolean ours =
        switch (gap.reason()) {
          case OVERLOADED, KEYFRAMES_ONLY, DETECTOR_FAILED, STARTING -> true;
          // Viewers get no picture either.
          case UNDECODABLE, LOST_IN_DELIVERY, DISCONNECTED -> false;
        };
    for (TrackSignal track : tracks) {
      if (ours && track.track().name().equals(gap.track())) {
        track.forgive(gap.to());
      }
    }
  }

  @Override
  public void tick(StreamPulse pulse) {
    stream.tick(pulse, reached);
  }
}
