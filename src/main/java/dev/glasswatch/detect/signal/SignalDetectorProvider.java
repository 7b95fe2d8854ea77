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
 * The {@code no_signal} detector.
 *
 * <p>Reasons: {@code video_missing} and {@code audio_missing}, on the track, while the rest of the
 * stream goes on; on the stream as a whole the source's own fault ({@code unreachable}, {@code
 * playlist_stale}, {@code http_error}, …), {@code stalled} when a connection delivers no bytes, and
 * {@code undecodable} when it delivers bytes and neither picture nor sound comes of them.
 *
 * <p>Severity: critical for the stream as a whole, as there is nothing to see or hear; major for
 * one track, as one of picture or sound is lost.
 *
 * <p>Where the defaults come from. Two seconds or three frame intervals without a frame is where
 * the product draws the line between a freeze and no signal. Live segments arrive at once and then
 * nothing does for their duration: one and a half target durations on top, as a playlist may be
 * reloaded half a target duration late (RFC 8216, 6.3.4). Ten seconds to begin is what players take
 * for a start that has failed.
 */
public final class SignalDetectorProvider implements DetectorProvider {

  @Override
  public String name() {
    return SignalDetector.NO_SIGNAL.name();
  }

  @Override
  public List<Setting<?>> settings() {
    return SignalSettings.ALL;
  }

  @Override
  public MediaNeeds needs(Settings settings) {
    return new MediaNeeds(Set.of(PlaneNeed.LUMA), true, false);
  }

  @Override
  public List<DefectRule> rules(Settings settings) {
    // The detector has waited long enough when it speaks.
    return List.of(
        new DefectRule(
            SignalDetector.NO_SIGNAL,
            0.5,
            0.5,
            Duration.ZERO,
            SignalSettings.of(settings).keepOpen()));
  }

  @Override
  public Detector create(Settings settings, ObservationSink observations) {
    return new SignalDetector(SignalSettings.of(settings), observations);
  }
}
