package dev.glasswatch.orchestrate;

/** An order about a stream that is not carried out; its message is one sentence for people. */
public final class StreamException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Cause {
    /** The order itself is wrong: an id, a URL, a setting. */
    INVALID,
    /** There is another stream of that id already. */
    TAKEN,
    /** The process watches as many streams as it may. */
    FULL,
    /** There is no such stream. */
    UNKNOWN,
    /** The process is about to end. */
    CLOSING,
    /** It cannot be kept now, so it would be forgotten. */
    STORE_AWAY
  }

  private final Cause why;

  /** With the sentence that says what is wrong and what to do. */
  public StreamException(Cause why, String message) {
    super(message);
    this.why = why;
  }

  /** The kind of refusal. */
  public Cause why() {
    return why;
  }
}
