package dev.glasswatch.media;

import java.time.Instant;
import java.util.Locale;

/**
 * When something on the media timeline happened in the world.
 *
 * @param instant date and time
 * @param basis how it is known
 */
public record WallTime(Instant instant, Basis basis) {

  /** How a date and time is known. */
  public enum Basis {
    /** From the playlist's programme date and time. */
    PROGRAM_DATE_TIME,
    /** From when its bytes arrived here. */
    ARRIVAL;

    /** The name as printed outside: lower case with underscores. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
