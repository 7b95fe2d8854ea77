package dev.glasswatch.api.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Says in one sentence what Jackson found wrong. Values are not repeated: a password may stand in
 * the wrong place.
 */
final class Sentences {

  private Sentences() {}

  static ShapeException unreadable(JsonProcessingException fault) {
    JsonLocation where = fault.getLocation();
    String place =
        where == null
            ? ""
            : " (line %d, column %d)".formatted(where.getLineNr(), where.getColumnNr());
    String what =
        fault.getOriginalMessage().startsWith("Duplicate")
            ? "A field stands there twice%s: keep one."
            : "The body is not valid JSON%s.";
    return ShapeException.unreadable(what.formatted(place));
  }

  static ShapeException wrong(JsonMappingException fault) {
    String sentence =
        switch (fault) {
          case UnrecognizedPropertyException unknown -> unknown(unknown);
          case ValueInstantiationException refused -> refused(refused);
          case MismatchedInputException mismatch -> mismatch(mismatch);
          default -> path(fault) + " cannot be read.";
        };
    return ShapeException.wrong(sentence);
  }

  private static String unknown(UnrecognizedPropertyException fault) {
    String parent = path(fault, fault.getPath().size() - 1);
    String known =
        fault.getKnownPropertyIds().stream()
            .map(String::valueOf)
            .sorted()
            .collect(Collectors.joining(", "));
    return "There is no field \"%s\"%s; there are %s."
        .formatted(fault.getPropertyName(), parent.isEmpty() ? "" : " in " + parent, known);
  }

  /** A record's own constructor said no: its words are meant for people. */
  private static String refused(ValueInstantiationException fault) {
    String path = path(fault);
    String said = fault.getCause() == null ? "" : String.valueOf(fault.getCause().getMessage());
    String stop = said.endsWith(".") ? "" : ".";
    return path.isEmpty() ? said + stop : path + ": " + said + stop;
  }

  private static String mismatch(MismatchedInputException fault) {
    if (fault.getOriginalMessage().startsWith("Missing required creator property")) {
      return path(fault) + " is missing.";
    }
    return "%s must be %s.".formatted(path(fault), expected(fault.getTargetType()));
  }

  private static String expected(Class<?> type) {
    if (type == null) {
      return "of another type";
    }
    if (type == Duration.class) {
      return "a length of time such as 500ms, 2s, 5m or PT2S";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == int.class || type == long.class) {
      return "a whole number";
    }
    if (type == String.class) {
      return "text";
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    return Map.class.isAssignableFrom(type) || type.isRecord() ? "an object" : "a number";
  }

  private static String path(JsonMappingException fault) {
    return path(fault, fault.getPath().size());
  }

  private static String path(JsonMappingException fault, int steps) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : fault.getPath().subList(0, Math.max(0, steps))) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }
}
