package dev.glasswatch.alert.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  // Sunday night in summer time: 23:00 to 03:00 in Berlin is 21:00 to 01:00 UTC.
  private static final Window SUNDAYS =
      new Window.Recurring(
          Set.of(DayOfWeek.SUNDAY), LocalTime.of(23, 0), Duration.ofHours(4), BERLIN);

  @ParameterizedTest
  @CsvSource({
    "2026-07-19T20:59:59Z,",
    "2026-07-19T21:00:00Z,2026-07-20T01:00:00Z",
    "2026-07-20T00:59:59Z,2026-07-20T01:00:00Z",
    "2026-07-20T01:00:00Z,",
    "2026-07-20T21:30:00Z,",
    // Winter time: an hour later by UTC
    "2026-11-22T21:30:00Z,",
    "2026-11-22T22:00:00Z,2026-11-23T02:00:00Z"
  })
  void recursByTheClocksOfItsZone(Instant now, Instant until) {
    assertThat(SUNDAYS.openUntil(now).orElse(null)).isEqualTo(until);
  }

  @Test
  void everyDayIsEveryDayAndLongWindowsOverlap() {
    Window days =
        new Window.Recurring(Set.of(), LocalTime.NOON, Duration.ofHours(36), ZoneId.of("UTC"));
    Instant now = Instant.parse("2026-11-23T13:00:00Z");
    assertThat(days.openUntil(now)).contains(Instant.parse("2026-11-25T00:00:00Z"));
    assertThat(days.openUntil(now.minus(Duration.ofHours(2))))
        .contains(Instant.parse("2026-11-24T00:00:00Z"));
  }

  @Test
  void aTimeThatTheClocksSkipBeginsLater() {
    Window nights =
        new Window.Recurring(Set.of(), LocalTime.of(2, 30), Duration.ofMinutes(10), BERLIN);
    // On 2026-03-29 the clocks go from 02:00 to 03:00, so 02:30 is 03:30: 01:30 UTC.
    assertThat(nights.openUntil(Instant.parse("2026-03-29T01:30:00Z"))).isPresent();
    assertThat(nights.openUntil(Instant.parse("2026-03-29T00:30:00Z"))).isEmpty();
  }

  @Test
  void oneThatNeverOpensOrClosesIsRefused() {
    Instant now = Instant.EPOCH;
    assertThatThrownBy(() -> new Window.Once(now, now))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Window.Recurring(Set.of(), LocalTime.NOON, Duration.ZERO, BERLIN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new Window.Recurring(Set.of(), LocalTime.NOON, Duration.ofDays(8), BERLIN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
