package dev.glasswatch.api.json;

import dev.glasswatch.orchestrate.DetectorChoice;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is said about detectors: {@code {"freeze": {"enabled": true, "minDuration": "2s"}}}. Which
 * names there are is the detectors' affair; here only the shape is read.
 */
public final class DetectorSettings {

  private static final String ENABLED = "enabled";

  private DetectorSettings() {}

  /**
   * Reads the settings of each detector.
   *
   * @throws ShapeException when a value is neither text nor a number nor a switch
   */
  public static Map<String, DetectorChoice> choices(Map<String, Map<String, Object>> detectors)
      throws ShapeException {
    Map<String, DetectorChoice> choices = new HashMap<>();
    for (Map.Entry<String, Map<String, Object>> detector : detectors.entrySet()) {
      choices.put(detector.getKey(), choice(detector.getKey(), detector.getValue()));
    }
    return choices;
  }

  private static DetectorChoice choice(String detector, Map<String, Object> values)
      throws ShapeException {
    Optional<Boolean> enabled = Optional.empty();
    Map<String, String> settings = new HashMap<>();
    for (Map.Entry<String, Object> value : values.entrySet()) {
      String path = "detectors." + detector + "." + value.getKey();
      if (value.getKey().equals(ENABLED)) {
        enabled = Optional.of(flag(path, value.getValue()));
      } else {
        settings.put(value.getKey(), text(path, value.getValue()));
      }
    }
    return new DetectorChoice(enabled, settings);
  }

  private static boolean flag(String path, Object value) throws ShapeException {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw ShapeException.wrong(path + " must be true or false.");
  }

  private static String text(String path, Object value) throws ShapeException {
    return switch (value) {
      case String text -> text;
      case Boolean flag -> flag.toString();
      case BigDecimal number -> number.toPlainString();
      case Number number -> number.toString();
      case null, default ->
          throw ShapeException.wrong(path + " must be text, a number, true or false.");
    };
  }

  /** The same in the shape that {@link #choices} reads. */
  static Map<String, Map<String, Object>> print(Map<String, DetectorChoice> choices) {
    Map<String, Map<String, Object>> detectors = new TreeMap<>();
    choices.forEach(
        (name, choice) -> {
          Map<String, Object> values = new TreeMap<>(choice.settings());
          choice.enabled().ifPresent(enabled -> values.put(ENABLED, enabled));
          detectors.put(name, values);
        });
    return detectors;
  }
}
