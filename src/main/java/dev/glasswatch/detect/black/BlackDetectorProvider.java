package dev.glasswatch.detect.black;

import dev.glasswatch.detect.DefectRule;
import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.DetectorProvider;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.Setting;
import dev.glasswatch.detect.SettingException;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.detect.TraceReplay;
import dev.glasswatch.detect.TraceSink;
import dev.glasswatch.detect.Within;
import dev.glasswatch.media.MediaNeeds;
import dev.glasswatch.media.PlaneNeed;
import java.util.List;
import java.util.Optional;

/**
 * The black detector: a picture with nothing to see, or with nothing but a logo or clock in a
 * corner.
 *
 * <p>Severity: major, the picture is lost. With the sound gone as well the two together are
 * critical, which is judged where both are known.
 *
 * <p>Where the defaults come from. Black is code 16 in limited range (ITU-R BT.709, table 5.3); 7 %
 * above it still covers the 7.5 IRE set-up of American analogue sources badly converted and full
 * range marked as limited or the other way round, and stays under the luma of a blue screen. At 3 %
 * of the signal a display after ITU-R BT.1886 gives 0.02 cd/m² of its 100: nothing can be made out.
 * 10 % for a lit pixel is what the {@code blackdetect} filter of FFmpeg calls not black. The
 * outermost 2 % hold line 23 signalling and edge ringing and lie outside every safe area (EBU R
 * 95). Two seconds is what {@code blackdetect} and broadcasters' quality control start from; black
 * between programmes is shorter. The size of corners, the share of noise and the texture were set
 * on clips of night scenes, star fields, titles and credits, and on black that was encoded at low
 * bitrates.
 */
public final class BlackDetectorProvider implements DetectorProvider {

  @Override
  public String name() {
    return BlackTrack.BLACK.name();
  }

  @Override
  public List<Setting<?>> settings() {
    return BlackSettings.ALL;
  }

  @Override
  public MediaNeeds needs(Settings settings) {
    return MediaNeeds.plane(PlaneNeed.LUMA);
  }

  @Override
  public List<DefectRule> rules(Settings settings) {
    BlackSettings chosen = BlackSettings.of(settings);
    return List.of(
        new DefectRule(
            BlackTrack.BLACK,
            BlackTrack.ENTER,
            BlackTrack.EXIT,
            chosen.minDuration(),
            Within.of(settings, chosen.minDuration()),
            chosen.keepOpen()));
  }

  @Override
  public Detector create(Settings settings, ObservationSink observations) {
    return create(settings, observations, TraceSink.NONE);
  }

  @Override
  public Detector create(Settings settings, ObservationSink observations, TraceSink trace) {
    return new BlackDetector(BlackSettings.of(settings), observations, trace);
  }

  @Override
  public Optional<TraceReplay> replay(
      Settings recorded, Settings wanted, ObservationSink observations) throws SettingException {
    BlackSettings chosen = BlackSettings.of(wanted);
    chosen.requireAnswerable(BlackSettings.of(recorded));
    return Optional.of(new BlackDecision(chosen, observations));
  }
}
