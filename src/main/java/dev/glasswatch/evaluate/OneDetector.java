package dev.glasswatch.evaluate;

import dev.glasswatch.detect.DefectRule;
import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.DetectorProvider;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.Setting;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.media.MediaNeeds;
import java.util.List;

/**
 * Gives a watch one instance of something that only looks, and raises nothing.
 *
 * @param detector the instance, for one watch
 * @param needs what it is given
 */
public record OneDetector(Detector detector, MediaNeeds needs) implements DetectorProvider {

  @Override
  public String name() {
    return "shown";
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of();
  }

  @Override
  public MediaNeeds needs(Settings settings) {
    return needs;
  }

  @Override
  public List<DefectRule> rules(Settings settings) {
    return List.of();
  }

  @Override
  public Detector create(Settings settings, ObservationSink observations) {
    return detector;
  }
}
