package dev.glasswatch.watch;

/** How one connection to a stream went. */
sealed interface Outcome {

  /** The input came to its end by itself. */
  record InputEnded() implements Outcome {}

  /** We were told to stop. */
  record Stopped() implements Outcome {}

  /**
   * Nothing more can be had from this connection.
   *
   * @param reason source or media fault
   * @param message one sentence for people
   * @param retryable whether another connection can help
   */
  record Failed(String reason, String message, boolean retryable) implements Outcome {}

  /** Our own code failed. */
  record Broken(Throwable error) implements Outcome {}
}
