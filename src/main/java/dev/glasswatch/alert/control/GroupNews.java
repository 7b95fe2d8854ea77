package dev.glasswatch.alert.control;

import java.util.Locale;

/** What a message about a group is about. */
enum GroupNews {
  /** There is one. */
  OPENED,
  /** It has more members, or one has become more severe. */
  UPDATED,
  /** It goes on, and people are told again. */
  REMINDER,
  /** All its members are over; the last message. */
  RESOLVED;

  /** The name as printed outside. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
