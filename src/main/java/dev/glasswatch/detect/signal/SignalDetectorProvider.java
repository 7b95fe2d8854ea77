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
import java.time.temporal.ChronoUnit;
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
 * 1.5 target durations (RFC 8216bis, 6.2.1), and a player that keeps three segments runs dry after
 * three; 2.5 lies between. Without a connection no further segment will come, so the last one
 * fetched is all there is: 1.5. A track's first keyframe may be a GOP away, ten seconds at most in
 * practice. MP4 fragments may be as long as that, and hold one track after the other.
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
    SignalSettings chosen = SignalSettings.of(settings);
    Duration shortest = Duration.of(chosen.missingAfter(), ChronoUnit.MICROS);
    return List.of(
        new DefectRule(SignalVoice.NO_SIGNAL, CERTAIN, CERTAIN, shortest, chosen.keepOpen()));
  }

  @Override
  public Detector create(Settings settings, ObservationSink observations) {
    return new SignalDetector(SignalSettings.of(settings), observations);
  }
}
