package dev.glasswatch.detect.silence;

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
import java.util.List;
import java.util.Optional;

/**
 * The silence detector: a sound track that is there and gives nothing to hear.
 *
 * <p>Reasons: {@code digital_silence}, nothing above the last bit of 16; {@code below_threshold},
 * something far too quiet, such as an open line; {@code channel_silent}, one channel of a stereo
 * pair fell silent while the other goes on.
 *
 * <p>Severity: major when no channel can be heard, minor for one of two.
 *
 * <p>Where the defaults come from. Programmes are levelled to -23 LUFS and what is below -70 LUFS
 * does not count as programme (EBU R 128, ITU-R BS.1770-5); studios and rooms with people in them
 * are above -60 dBFS at that gain, dead lines and muted faders below. -60 dB is also where the
 * {@code silencedetect} filter of FFmpeg starts, though it goes by single samples. 16 bit hold
 * nothing between digital zero and -90 dBFS. Ten seconds is longer than the pauses that music,
 * drama and speech make, and what radio and television operators commonly alarm on.
 */
public final class SilenceDetectorProvider implements DetectorProvider {

  @Override
  public String name() {
    return SilenceTrack.SILENCE.name();
  }

  @Override
  public List<Setting<?>> settings() {
    return SilenceSettings.ALL;
  }

  @Override
  public MediaNeeds needs(Settings settings) {
    return MediaNeeds.sound();
  }

  @Override
  public List<DefectRule> rules(Settings settings) {
    SilenceSettings chosen = SilenceSettings.of(settings);
    return List.of(
        new DefectRule(
            SilenceTrack.SILENCE,
            SilenceTrack.ENTER,
            SilenceTrack.EXIT,
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
    return new SilenceDetector(SilenceSettings.of(settings), observations, trace);
  }

  @Override
  public Optional<TraceReplay> replay(
      Settings recorded, Settings wanted, ObservationSink observations) throws SettingException {
    SilenceSettings chosen = SilenceSettings.of(wanted);
    chosen.requireAnswerable(SilenceSettings.of(recorded));
    return Optional.of(new SilenceDecision(chosen, observations));
  }
}
