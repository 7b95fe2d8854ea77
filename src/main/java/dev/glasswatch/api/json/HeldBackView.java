package dev.glasswatch.api.json;

import dev.glasswatch.alert.HeldBack;
import java.time.Instant;

/**
 * An alert that was not sent, as it is shown.
 *
 * @param eventId its id
 * @param type its type
 * @param route the route that it would have gone by; empty text when none takes it
 * @param why the reason
 * @param explanation a few words more
 * @param at when it was held back
 */
public record HeldBackView(
    String eventId, String type, String route, String why, String explanation, Instant at) {

  /** The alert as it is shown. */
  public static HeldBackView of(HeldBack held) {
    return new HeldBackView(
        held.event().id(),
        held.event().type(),
        held.route(),
        held.why().label(),
        held.explanation(),
        Times.shown(held.at()));
  }
}
