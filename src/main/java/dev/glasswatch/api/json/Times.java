package dev.glasswatch.api.json;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as they are shown: to the millisecond, as in alerts. */
final class Times {

  private Times() {}

  static Instant shown(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }
}
