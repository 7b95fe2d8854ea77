package dev.glasswatch.alert.control;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order to say nothing about some incidents for a while.
 *
 * @param id unique among silences
 * @param match conditions that an incident must fulfil, all of them; at least one
 * @param from when it begins
 * @param until when it ends
 * @param author who ordered it
 * @param comment why
 */
public record Silence(
    String id, List<Matcher> match, Instant from, Instant until, String author, String comment) {

  /** Refuses one that would silence everything by oversight, or nothing. */
  public Silence {
    match = List.copyOf(match);
    if (match.isEmpty()) {
      throw new IllegalArgumentException(
          "A silence needs at least one matcher; stream=* would silence every stream");
    }
    if (!until.isAfter(from)) {
      throw new IllegalArgumentException("A silence must end after it begins");
    }
  }

  /** Until when it holds back an incident; empty when it does not. */
  Optional<Instant> holds(Traits traits, Instant now) {
    boolean active = !now.isBefore(from) && now.isBefore(until);
    return active && Matcher.all(match, traits) ? Optional.of(until) : Optional.empty();
  }
}
