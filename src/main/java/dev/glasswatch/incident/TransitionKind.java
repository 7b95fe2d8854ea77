package dev.glasswatch.incident;

import java.util.Locale;

/** What happened to an incident that people may want to hear about. */
public enum TransitionKind {
  /** It was confirmed; the first transition of every incident. */
  OPENED,
  /** It became more severe. */
  ESCALATED,
  /** Something else worth knowing changed: its reason, or whether it is being watched. */
  UPDATED,
  /** It goes on, and people are told again. */
  REMINDER,
  /** Somebody said that they know. */
  ACKNOWLEDGED,
  /** It is over; the last transition of every incident. */
  RESOLVED;

  /** The name as printed outside. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
