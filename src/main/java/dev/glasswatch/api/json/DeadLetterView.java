package dev.glasswatch.api.json;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.glasswatch.alert.DeadLetter;
import java.time.Instant;

/**
 * An alert that was given up, as it is shown.
 *
 * @param position number to send it again by
 * @param channel where it was to go
 * @param eventId its id
 * @param type its type
 * @param why it was given up
 * @param at when that was
 * @param alert word for word
 */
public record DeadLetterView(
    long position,
    String channel,
    String eventId,
    String type,
    String why,
    Instant at,
    @JsonRawValue String alert) {

  /** The dead letter as it is shown. */
  public static DeadLetterView of(DeadLetter letter) {
    return new DeadLetterView(
        letter.position(),
        letter.delivery().channel(),
        letter.delivery().event().id(),
        letter.delivery().event().type(),
        letter.why().label(),
        Times.shown(letter.at()),
        letter.delivery().event().body());
  }
}
