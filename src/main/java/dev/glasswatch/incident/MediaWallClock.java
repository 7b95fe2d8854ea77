package dev.glasswatch.incident;

import java.time.Instant;
import java.util.Locale;

/** Tells at what wall time a moment of a stream's media time was on air. */
@FunctionalInterface
public interface MediaWallClock {

  /** Wall time of a media time in microseconds, by the best knowledge there is now. */
  WallTime at(long mediaTimeUs);

  /** A wall time and where it comes from. */
  record WallTime(Instant instant, StartFrom from) {}

  /** Where a wall time comes from. */
  enum StartFrom {
    /** The playlist's {@code EXT-X-PROGRAM-DATE-TIME}: the origin's own clock. */
    PROGRAM_DATE_TIME,
    /** Our clock when the media arrived. */
    ARRIVAL;

    /** The name as printed outside: lower case with underscores. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
