package dev.glasswatch.media;

import java.util.Locale;

/** Why media time was not looked at; reason, log field and metric label alike. */
public enum UnwatchedReason {
  /** Nothing has been decoded yet. */
  STARTING,
  /** No connection to the source. */
  DISCONNECTED,
  /** Detectors fell behind and the ring overwrote frames. */
  OVERLOADED,
  /** Watched at keyframes only. */
  KEYFRAMES_ONLY,
  /** The decoder gave no picture where there should be one. */
  UNDECODABLE,
  /** The source lost data before it reached us. */
  LOST_IN_DELIVERY,
  /** The detector was stopped after a failure and is being restarted. */
  DETECTOR_FAILED;

  /** The name as printed outside: lower case with underscores. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
