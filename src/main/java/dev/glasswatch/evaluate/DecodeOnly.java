package dev.glasswatch.evaluate;

import dev.glasswatch.detect.DefectRule;
import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.DetectorProvider;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.Setting;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.media.MediaNeeds;
import dev.glasswatch.watch.DetectorPlan;
import java.util.List;

/**
 * A detector that looks for nothing, so that a watch decodes and does no more. It asks for sound,
 * which is only decoded when somebody does; pictures are decoded anyway.
 */
final class DecodeOnly implements DetectorProvider {

  private DecodeOnly() {}

  /** The one plan of a watch that only decodes. */
  static List<DetectorPlan> plans() {
    return List.of(new DetectorPlan(new DecodeOnly(), Settings.defaults(List.of())));
  }

  @Override
  public String name() {
    return "decode_only";
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of();
  }

  @Override
  public MediaNeeds needs(Settings settings) {
    return MediaNeeds.sound();
  }

  @Override
  public List<DefectRule> rules(Settings settings) {
    return List.of();
  }

  @Override
  public Detector create(Settings settings, ObservationSink observations) {
    return new Detector() {};
  }
}
