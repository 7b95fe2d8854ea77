package dev.glasswatch.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Details of observations as text that is read as equal values: a letter for the type, the value,
 * and what ends it. {@code {1;s5:causes8:no_track} is a map of one, from a text of 5 characters to
 * one of 8; {@code i}, {@code l}, {@code d} and {@code b} are whole numbers of 32 and 64 bits, a
 * {@code double} and a flag, each up to a semicolon; {@code [2;} is a list of two.
 */
final class DetailsText {

  private static final int DEEPEST = 16;

  private final String text;
  private int at;

  private DetailsText(String text) {
    this.text = text;
  }

  static String of(Map<String, Object> details) {
    if (details.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    write(details, out);
    return out.toString();
  }

  static Map<String, Object> read(String text) {
    if (text.isEmpty()) {
      return Map.of();
    }
    try {
      if (new DetailsText(text).value(0) instanceof Map<?, ?> map) {
        Map<String, Object> details = new HashMap<>();
        map.forEach((name, value) -> details.put(String.valueOf(name), value));
        return details;
      }
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      // Said below.
    }
    throw new VarintReader.DamagedException("details cannot be read");
  }

  private static void write(Object value, StringBuilder out) {
    switch (value) {
      case Integer number -> out.append('i').append(number).append(';');
      case Long number -> out.append('l').append(number).append(';');
      case Number number -> out.append('d').append(number.doubleValue()).append(';');
      case Boolean flag -> out.append('b').append(flag).append(';');
      case List<?> list -> {
        out.append('[').append(list.size()).append(';');
        list.forEach(item -> write(item, out));
      }
      case Map<?, ?> map -> {
        out.append('{').append(map.size()).append(';');
        map.forEach(
            (name, item) -> {
              write(String.valueOf(name), out);
              write(item, out);
            });
      }
      default -> {
        String any = value.toString();
        out.append('s').append(any.length()).append(':').append(any);
      }
    }
  }

  private Object value(int depth) {
    if (depth > DEEPEST) {
      throw new NumberFormatException("too deep");
    }
    char type = text.charAt(at++);
    return switch (type) {
      case 'i' -> Integer.valueOf(upTo(';'));
      case 'l' -> Long.valueOf(upTo(';'));
      case 'd' -> Double.valueOf(upTo(';'));
      case 'b' -> Boolean.valueOf(upTo(';'));
      case 's' -> string();
      case '[' -> list(depth);
      case '{' -> map(depth);
      default -> throw new NumberFormatException("no type " + type);
    };
  }

  private String string() {
    int length = Integer.parseInt(upTo(':'));
    String string = text.substring(at, at + length);
    at += length;
    return string;
  }

  private List<Object> list(int depth) {
    int size = Integer.parseInt(upTo(';'));
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      list.add(value(depth + 1));
    }
    return list;
  }

  private Map<String, Object> map(int depth) {
    int size = Integer.parseInt(upTo(';'));
    Map<String, Object> map = new HashMap<>();
    for (int i = 0; i < size; i++) {
      map.put(String.valueOf(value(depth + 1)), value(depth + 1));
    }
    return map;
  }

  private String upTo(char end) {
    int from = at;
    at = text.indexOf(end, from);
    if (at < 0) {
      throw new NumberFormatException("no end");
    }
    return text.substring(from, at++);
  }
}
