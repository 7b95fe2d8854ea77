package dev.glasswatch.api.json;

import dev.glasswatch.alert.control.Matcher;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Matchers and times as people write them in orders about alerts. */
final class MatcherText {

  private static final int MOST = 32;

  private MatcherText() {}

  static List<Matcher> parse(List<String> texts) throws ShapeException {
    if (texts.size() > MOST) {
      throw ShapeException.wrong("match has more than %d matchers.".formatted(MOST));
    }
    List<Matcher> matchers = new ArrayList<>();
    for (String text : texts) {
      matchers.add(understood(() -> Matcher.parse(text)));
    }
    return matchers;
  }

  static List<String> print(List<Matcher> matchers) {
    return matchers.stream().map(Matcher::toString).toList();
  }

  static Instant time(String field, String text) throws ShapeException {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw ShapeException.wrong(field + " must be a time such as 2026-11-23T04:05:06Z.");
    }
  }

  /** Passes on what a value of its own says about being wrong: its words are meant for people. */
  static <T> T understood(Supplier<T> made) throws ShapeException {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw ShapeException.wrong(e.getMessage() + ".");
    }
  }
}
