package dev.glasswatch.alert;

import java.time.Instant;
import java.util.Locale;

/**
 * An alert that is not sent, at least not now, and why.
 *
 * @param event the alert
 * @param route the route whose channel it would have gone to; empty text when no route was asked
 * @param why the reason
 * @param explanation a few words more: the silence, the implying incident, the group
 * @param at when it was held back
 */
public record HeldBack(
    AlertEvent event, String route, HoldReason why, String explanation, Instant at) {

  /** Why an alert is held back; payload, log field and metric label alike. */
  public enum HoldReason {
    /** No route wants it. */
    NO_ROUTE,
    /** A silence matches it. */
    SILENCED,
    /** A maintenance window is open. */
    MAINTENANCE,
    /** Another incident of the stream says the same and more. */
    IMPLIED,
    /** It is told in a message about its group. */
    GROUPED,
    /** It reminds of what somebody acknowledged. */
    ACKNOWLEDGED;

    /** The name as printed outside: lower case with underscores. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
