package dev.glasswatch.api.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glasswatch.alert.control.Maintenance;
import dev.glasswatch.alert.control.Matcher;
import dev.glasswatch.alert.control.Window;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A maintenance window as it is ordered: once with {@code from} and {@code until}, or again and
 * again with {@code at}, {@code lasts} and {@code zone}.
 *
 * @param id names it; one is made up when it is left out
 * @param match conditions; every stream when left out
 * @param from when it begins
 * @param until when it ends
 * @param days of the week, such as {@code sunday}; every day when left out
 * @param at time of day at which it begins
 * @param lasts how long
 * @param zone whose clocks, such as {@code Europe/Berlin}
 * @param author who orders it
 * @param comment what is done then
 */
public record MaintenanceBody(
    Optional<String> id,
    List<String> match,
    Optional<String> from,
    Optional<String> until,
    List<String> days,
    Optional<String> at,
    Optional<Duration> lasts,
    Optional<String> zone,
    @JsonProperty(required = true) String author,
    String comment) {

  private static final JsonNode DEFAULTS =
      StrictJson.tree(Map.of("match", List.of(), "days", List.of(), "comment", ""));

  /**
   * Reads an order.
   *
   * @param ids makes up an id where none is given
   * @throws ShapeException when it isn't understood
   */
  public static Maintenance read(ObjectNode tree, Supplier<String> ids) throws ShapeException {
    return StrictJson.bind(tree, DEFAULTS, MaintenanceBody.class).maintenance(ids);
  }

  private Maintenance maintenance(Supplier<String> ids) throws ShapeException {
    List<Matcher> matchers = MatcherText.parse(match);
    Window window = window();
    return new Maintenance(id.orElseGet(ids), matchers, window, author, comment);
  }

  private Window window() throws ShapeException {
    boolean once = from.isPresent() && until.isPresent();
    boolean recurring = at.isPresent() && lasts.isPresent() && zone.isPresent();
    if (once == recurring
        || (once && (at.isPresent() || lasts.isPresent() || zone.isPresent() || !days.isEmpty()))
        || (recurring && (from.isPresent() || until.isPresent()))) {
      throw ShapeException.wrong(
          "A maintenance window has from and until, or else at, lasts, zone and perhaps days.");
    }
    return once ? once() : recurring();
  }

  private Window once() throws ShapeException {
    Instant begin = MatcherText.time("from", from.orElseThrow());
    Instant end = MatcherText.time("until", until.orElseThrow());
    return MatcherText.understood(() -> new Window.Once(begin, end));
  }

  private Window recurring() throws ShapeException {
    Set<DayOfWeek> on = EnumSet.noneOf(DayOfWeek.class);
    for (String day : days) {
      on.add(day(day));
    }
    LocalTime begin = at(at.orElseThrow());
    ZoneId clocks = zone(zone.orElseThrow());
    return MatcherText.understood(
        () -> new Window.Recurring(on, begin, lasts.orElseThrow(), clocks));
  }

  private static DayOfWeek day(String name) throws ShapeException {
    try {
      return DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw ShapeException.wrong("days must be names such as sunday.");
    }
  }

  private static LocalTime at(String time) throws ShapeException {
    try {
      return LocalTime.parse(time);
    } catch (DateTimeException e) {
      throw ShapeException.wrong("at must be a time of day such as 02:30.");
    }
  }

  private static ZoneId zone(String name) throws ShapeException {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw ShapeException.wrong("zone must be a time zone such as Europe/Berlin or UTC.");
    }
  }

  /** The window as it is shown. */
  public static ObjectNode show(Maintenance maintenance, Instant now) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", maintenance.id());
    fields.put("match", MatcherText.print(maintenance.match()));
    switch (maintenance.window()) {
      case Window.Once once -> {
        fields.put("from", Times.shown(once.from()).toString());
        fields.put("until", Times.shown(once.until()).toString());
      }
      case Window.Recurring recurring -> {
        fields.put("days", days(recurring));
        fields.put("at", recurring.at().toString());
        fields.put("lasts", recurring.lasts().toString());
        fields.put("zone", recurring.zone().getId());
      }
    }
    fields.put("author", maintenance.author());
    fields.put("comment", maintenance.comment());
    fields.put("openUntil", openUntil(maintenance, now));
    return (ObjectNode) StrictJson.tree(fields);
  }

  private static List<String> days(Window.Recurring recurring) {
    return recurring.days().stream()
        .sorted()
        .map(day -> day.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static Optional<String> openUntil(Maintenance maintenance, Instant now) {
    return maintenance.window().openUntil(now).map(end -> Times.shown(end).toString());
  }
}
