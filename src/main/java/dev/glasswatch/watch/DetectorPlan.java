package dev.glasswatch.watch;

import dev.glasswatch.detect.DetectorProvider;
import dev.glasswatch.detect.SettingException;
import dev.glasswatch.detect.Settings;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One detector with the settings it is to run with.
 *
 * @param provider makes instances
 * @param settings checked values for this stream
 */
public record DetectorPlan(DetectorProvider provider, Settings settings) {

  /** Whether it can decide again from what it traces, rather than have what it observed traced. */
  boolean replayable() {
    try {
      return provider.replay(settings, settings, observation -> {}).isPresent();
    } catch (SettingException e) {
      return false;
    }
  }

  /** Every setting of each of these as text, by detector and setting. */
  public static Map<String, Map<String, String>> texts(List<DetectorPlan> plans) {
    return plans.stream()
        .collect(Collectors.toMap(plan -> plan.provider.name(), plan -> plan.settings.texts()));
  }
}
