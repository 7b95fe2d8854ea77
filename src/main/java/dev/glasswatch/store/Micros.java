package dev.glasswatch.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments as the whole microseconds since 1970 that columns hold. */
final class Micros {

  private static final Instant FIRST = instant(Long.MIN_VALUE);
  private static final Instant LAST = instant(Long.MAX_VALUE);

  private Micros() {}

  /** What lies further away than can be counted, 290,000 years, is as far as can be. */
  static long of(Instant instant) {
    Instant counted = instant.isBefore(FIRST) ? FIRST : instant.isAfter(LAST) ? LAST : instant;
    return ChronoUnit.MICROS.between(Instant.EPOCH, counted);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
