package dev.glasswatch.api;

import io.micronaut.http.HttpStatus;

/**
 * An error as RFC 9457 has it.
 *
 * @param type which kind of problem; {@code about:blank} when the status says it all
 * @param title the kind in a few words
 * @param status HTTP status
 * @param detail one sentence that says what is wrong and what to do
 */
public record Problem(String type, String title, int status, String detail) {

  /** The media type of such a body. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** The type of a problem of which the status says it all. */
  static final String BY_STATUS = "about:blank";

  static Problem of(HttpStatus status, String detail) {
    return new Problem(BY_STATUS, status.getReason(), status.getCode(), detail);
  }
}
