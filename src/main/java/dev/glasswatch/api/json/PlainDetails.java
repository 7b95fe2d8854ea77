package dev.glasswatch.api.json;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Measured values as they are shown: a plug-in's odd value must not cost us the answer. */
final class PlainDetails {

  private PlainDetails() {}

  static Map<String, Object> of(Map<?, ?> details) {
    Map<String, Object> plain = new TreeMap<>();
    details.forEach((name, value) -> plain.put(String.valueOf(name), value(value)));
    return plain;
  }

  private static Object value(Object value) {
    return switch (value) {
      case Number number -> number;
      case Boolean flag -> flag;
      case List<?> list -> list.stream().map(PlainDetails::value).toList();
      case Map<?, ?> map -> of(map);
      default -> value.toString();
    };
  }
}
