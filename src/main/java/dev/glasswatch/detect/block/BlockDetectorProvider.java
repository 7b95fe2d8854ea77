package dev.glasswatch.detect.block;

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
 * The {@code block_corruption} detector: torn or displaced blocks, smears, grey and green areas,
 * where they are, how much of the picture they take and where the damage was done ({@link Cause}).
 *
 * <p>Severity: minor; major from 5 % of the picture or from two seconds on; critical from 40 %,
 * when nothing can be followed any more.
 */
public final class BlockDetectorProvider implements DetectorProvider {

  @Override
  public String name() {
    return CorruptionTrack.BLOCK_CORRUPTION.name();
  }

  @Override
  public List<Setting<?>> settings() {
    return BlockSettings.ALL;
  }

  @Override
  public MediaNeeds needs(Settings settings) {
    return MediaNeeds.plane(PlaneNeed.LUMA);
  }

  @Override
  public List<DefectRule> rules(Settings settings) {
    BlockSettings chosen = BlockSettings.of(settings);
    return List.of(
        new DefectRule(
            CorruptionTrack.BLOCK_CORRUPTION,
            CorruptionTrack.ENTER,
            CorruptionTrack.EXIT,
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
    return new BlockDetector(BlockSettings.of(settings), new ModelEye(), observations, trace);
  }

  @Override
  public Optional<TraceReplay> replay(
      Settings recorded, Settings wanted, ObservationSink observations) throws SettingException {
    BlockSettings chosen = BlockSettings.of(wanted);
    chosen.requireAnswerable(BlockSettings.of(recorded));
    return Optional.of(new BlockDecision(chosen, observations));
  }
}
