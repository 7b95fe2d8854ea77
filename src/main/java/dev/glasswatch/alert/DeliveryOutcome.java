package dev.glasswatch.alert;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What became of one attempt to deliver one alert. */
public sealed interface DeliveryOutcome {

  /** The receiver has it. */
  record Delivered() implements DeliveryOutcome {}

  /**
   * The receiver does not have it, or did not say so; trying again may help.
   *
   * @param fault why, as metric label and log field
   * @param explanation a few words more, without secrets
   * @param retryAfter how long the receiver asked not to be bothered
   */
  record Failed(Fault fault, String explanation, Optional<Duration> retryAfter)
      implements DeliveryOutcome {}

  /** The receiver wants nothing any more: the channel is done with. */
  record Gone(String explanation) implements DeliveryOutcome {}

  /** Why an attempt failed. */
  enum Fault {
    /** No connection, or it broke. */
    UNREACHABLE,
    /** No answer within the deadline. */
    TIMED_OUT,
    /** The address policy forbids it. */
    ADDRESS_FORBIDDEN,
    /** TLS could not be verified or agreed. */
    TLS_ERROR,
    /** An HTTP status other than success. */
    HTTP_ERROR,
    /** A redirect, which is not followed. */
    REDIRECTED,
    /** Not attempted: the receiver asked for a pause. */
    HELD_BACK,
    /** The channel itself failed. */
    CHANNEL_FAILED;

    /** The name as printed outside: lower case with underscores. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
