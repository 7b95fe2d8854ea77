package dev.glasswatch.detect.signal;

import dev.glasswatch.detect.DefectRule;
import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.DetectorProvider;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.Setting;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.media.MediaNeeds;
import dev.glasswatch.media.PlaneNeed;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The signal detector: what should arrive and does not.
 *
 * <p>Reasons on the stream as a whole: the source's fault ({@code unreachable}, {@code http_error},
 * {@code tls_error}, {@code malformed}, …), {@code stalled}, {@code playlist_stale}, {@code
 * undecodable}. On one track: {@code video_missing} and {@code audio_missing}, with a {@code cause}
 * in the details: {@code nothing_arrives}, {@code no_track}, {@code undecodable}.
 *
 * <p>Severity: critical for the stream as a whole, major for one track.
 *
 * <p>Where the defaults come from. Two seconds or three frame intervals without a frame is where a
 * freeze ends and missing video begins. Playlists: a conforming server lists a new segment within
 * 1.5 target durations of the last (RFC 8216bis, 6.2.1) and a client looks again after half of one
 * (6.3.4): two on top. Without a connection no further segment will come and the last one is all
 * there is: one. Ten seconds to begin is what players take for a start that has failed, and longer
 * than the GOP that a first keyframe may be away. MP4 fragments may be as long as that, and hold
 * one track after the other.
 *
 * <p>A plane is asked for because frames come with planes only; it is the one that most detectors
 * share.
 */
public final class SignalDetectorProvider implements DetectorProvider {

  // What is said is certain.
  private static final double CERTAIN = 0.5;

  @Override
  public String name() {
    return SignalVoice.NO_SIGNAL.name();
  }

  @Override
  public List<Setting<?>> settings() {
    return SignalSettings.ALL;
  }

  @Override
  public MediaNeeds needs(Settings settings) {
    return new MediaNeeds(Set.of(PlaneNeed.LUMA), true, true);
  }

  @Override
  public List<DefectRule> rules(Settings settings) {
    // The detector has waited long enough when it speaks.
    return List.of(
        new DefectRule(
            SignalVoice.NO_SIGNAL,
            CERTAIN,
            CERTAIN,
            Duration.ZERO,
            SignalSettings.of(settings).keepOpen()));
  }

  @Override
  public Detector create(Settings settings, ObservationSink observations) {
    return new SignalDetector(SignalSettings.of(settings), observations);
  }
}
