package dev.glasswatch.incident;

import java.util.Locale;

/** Where an incident is in its life. */
public enum IncidentState {
  /** Suspected, but not for long enough yet; nobody is told. */
  PENDING,
  /** Confirmed and going on. */
  OPEN,
  /** Gone, but not for long enough yet: should it return, it is the same incident. */
  RECOVERING,
  /** Over; nothing follows. */
  RESOLVED;

  /** The name as printed outside. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
