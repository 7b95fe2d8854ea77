package dev.glasswatch.alert.control;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Planned work during which nothing is said about some incidents.
 *
 * @param id unique among maintenance windows
 * @param match conditions that an incident must fulfil, all of them; none concerns every stream
 * @param window when
 * @param author who ordered it
 * @param comment what is done then
 */
public record Maintenance(
    String id, List<Matcher> match, Window window, String author, String comment) {

  /** Copies the conditions. */
  public Maintenance {
    match = List.copyOf(match);
  }

  /** Until when it holds back an incident; empty when it does not. */
  Optional<Instant> holds(Traits traits, Instant now) {
    return window.openUntil(now).filter(_ -> Matcher.all(match, traits));
  }
}
