package dev.glasswatch.incident;

import java.util.Locale;

/** Why an incident was closed. */
public enum EndReason {
  /** The media was seen to be good again for the keep-open time. */
  RECOVERED,
  /** The stream is no longer watched. */
  STREAM_REMOVED,
  /** The input ended. */
  INPUT_ENDED,
  /** The detector that reported it was switched off. */
  DETECTOR_DISABLED,
  /** Another incident says the same and more. */
  SUPERSEDED;

  /** The name as printed outside: lower case with underscores. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
