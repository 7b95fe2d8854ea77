package dev.glasswatch.watch;

import dev.glasswatch.detect.DetectorProvider;
import dev.glasswatch.detect.SettingException;
import dev.glasswatch.detect.Settings;

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
}
