package dev.glasswatch.watch;

import java.util.Locale;

/** Where a stream is in its life. */
public enum StreamState {
  /** Connecting for the first time; nothing decoded yet. */
  STARTING,
  /** Being decoded. */
  LIVE,
  /** The connection was lost; trying again, with growing pauses. */
  RECONNECTING,
  /** The input came to its end by itself. */
  ENDED,
  /** Stopped on request. */
  STOPPED,
  /** Cannot be watched at all: a forbidden address, an unsupported scheme. */
  REFUSED,
  /** Set aside because watching it failed in a way that is our fault, repeatedly. */
  QUARANTINED;

  /** Whether the watch is over: its thread has ended or is about to. */
  public boolean over() {
    return this == ENDED || this == STOPPED || this == REFUSED || this == QUARANTINED;
  }

  /** The name as printed outside. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
