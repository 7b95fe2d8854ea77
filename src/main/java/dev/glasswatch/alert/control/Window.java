package dev.glasswatch.alert.control;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/** When maintenance is done. */
public sealed interface Window {

  /** When the window that is open ends; empty when none is. */
  Optional<Instant> openUntil(Instant now);

  /** Once, from one moment to another. */
  record Once(Instant from, Instant until) implements Window {

    /** Refuses one that never opens. */
    public Once {
      if (!until.isAfter(from)) {
        throw new IllegalArgumentException("A maintenance window must end after it begins");
      }
    }

    @Override
    public Optional<Instant> openUntil(Instant now) {
      return !now.isBefore(from) && now.isBefore(until) ? Optional.of(until) : Optional.empty();
    }
  }

  /**
   * Again and again at a time of day. Where the clocks go forward over that time it begins as much
   * later; where they go back over it, at the first of the two.
   *
   * @param days of the week on which it begins; none is every day
   * @param at when it begins, by the clocks of the zone
   * @param lasts how long, at most a week
   * @param zone whose clocks
   */
  record Recurring(Set<DayOfWeek> days, LocalTime at, Duration lasts, ZoneId zone)
      implements Window {

    private static final Duration LONGEST = Duration.ofDays(7);

    /** Refuses one that never opens or never closes. */
    public Recurring {
      days = Set.copyOf(days);
      if (!lasts.isPositive() || lasts.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(
            "A recurring window lasts more than zero and at most 7 days");
      }
    }

    @Override
    public Optional<Instant> openUntil(Instant now) {
      LocalDate today = now.atZone(zone).toLocalDate();
      return LongStream.rangeClosed(0, lasts.toDays() + 1)
          .mapToObj(today::minusDays)
          .filter(date -> days.isEmpty() || days.contains(date.getDayOfWeek()))
          .map(date -> ZonedDateTime.of(date, at, zone).toInstant())
          .filter(begin -> !now.isBefore(begin) && now.isBefore(begin.plus(lasts)))
          .map(begin -> begin.plus(lasts))
          .max(Comparator.naturalOrder());
    }
  }
}
