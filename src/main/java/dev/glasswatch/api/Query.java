package dev.glasswatch.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A request's query, read strictly: a parameter that is misspelt must not be ignored. */
final class Query {

  private static final int MOST_ITEMS = 1000;
  private static final int USUAL_ITEMS = 100;

  private final HttpRequest<?> request;

  Query(HttpRequest<?> request, String... known) {
    this.request = request;
    Set<String> names = new TreeSet<>(Set.of(known));
    for (Map.Entry<String, List<String>> parameter : request.getParameters()) {
      if (!names.contains(parameter.getKey())) {
        throw bad(
            names.isEmpty()
                ? "This takes no query parameters."
                : "There is no query parameter of that name; there are %s."
                    .formatted(String.join(", ", names)));
      }
      if (parameter.getValue().size() > 1) {
        throw bad(parameter.getKey() + " is given twice in the query: keep one.");
      }
    }
  }

  Optional<String> text(String name) {
    return request.getParameters().getFirst(name).filter(value -> !value.isEmpty());
  }

  Optional<Instant> instant(String name) {
    return text(name).map(value -> instant(name, value));
  }

  private static Instant instant(String name, String value) {
    try {
      // In a query a plus sign is a space
      return OffsetDateTime.parse(value.replace(' ', '+')).toInstant();
    } catch (DateTimeException e) {
      throw bad(name + " must be a time such as 2026-11-23T04:05:06Z.");
    }
  }

  int limit() {
    return text("limit").map(Query::limit).orElse(USUAL_ITEMS);
  }

  private static int limit(String value) {
    if (!value.matches("[0-9]{1,4}")
        || Integer.parseInt(value) < 1
        || Integer.parseInt(value) > MOST_ITEMS) {
      throw bad("limit must be 1 to %d.".formatted(MOST_ITEMS));
    }
    return Integer.parseInt(value);
  }

  static ProblemException bad(String detail) {
    return new ProblemException(HttpStatus.BAD_REQUEST, detail);
  }
}
