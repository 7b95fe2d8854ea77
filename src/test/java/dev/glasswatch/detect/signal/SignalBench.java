package dev.glasswatch.detect.signal;

import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.SettingException;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A signal detector, what it is shown and what it says. */
abstract class SignalBench {

  static final long SECOND = 1_000_000;
  static final long FRAME = 40_000;
  static final Track VIDEO = new Track("v:0", Track.Kind.VIDEO, "h264", Optional.empty(), true, "");
  static final Track AUDIO = new Track("a:0", Track.Kind.AUDIO, "aac", Optional.empty(), true, "");

  final List<Observation> said = new ArrayList<>();
  SignalDetector detector = detector(Map.of());

  SignalDetector detector(Map<String, String> settings) {
    try {
      return new SignalDetector(
          SignalSettings.of(Settings.parse(SignalSettings.ALL, settings)), said::add);
    } catch (SettingException e) {
      throw new AssertionError(e);
    }
  }

  void announce(Track... tracks) {
    detector.event(new MediaEvent.TracksChanged(0, List.of(tracks)));
  }

  /** Both tracks from one time to another, as far as wanted. */
  void play(long from, long to, boolean video, boolean audio) {
    for (long at = from; at < to; at += FRAME) {
      if (audio) {
        detector.audio(new SoundAt(at, FRAME));
      }
      if (video) {
        detector.frame(new PictureAt(at, FRAME));
      }
    }
  }

  List<Observation> bad() {
    return said.stream().filter(observation -> observation.score() > 0).toList();
  }
}
