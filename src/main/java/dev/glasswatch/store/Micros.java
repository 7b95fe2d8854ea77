package dev.glasswatch.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments as the whole microseconds since 1970 that columns hold. */
final class Micros {

  private Micros() {}

  static long of(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
