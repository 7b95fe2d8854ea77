package dev.glasswatch.orchestrate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was said about one detector, for the process or for one stream.
 *
 * @param enabled whether to run it; empty leaves that to whoever has the say otherwise
 * @param settings values by name, as text
 */
public record DetectorChoice(Optional<Boolean> enabled, Map<String, String> settings) {

  /** Nothing was said. */
  public static final DetectorChoice NONE = new DetectorChoice(Optional.empty(), Map.of());

  /** Copies the settings. */
  public DetectorChoice {
    settings = Map.copyOf(settings);
  }

  /** This choice where {@code over} says nothing else. */
  DetectorChoice overlaidBy(DetectorChoice over) {
    Map<String, String> both = new HashMap<>(settings);
    both.putAll(over.settings);
    return new DetectorChoice(over.enabled.or(() -> enabled), both);
  }
}
