package dev.glasswatch.evidence;

/** A trace that cannot be written or read; its message is one sentence that says what to do. */
public final class TraceException extends Exception {

  private static final long serialVersionUID = 1L;

  /** With the sentence. */
  public TraceException(String message) {
    super(message);
  }

  /** With the sentence and what was behind it. */
  public TraceException(String message, Throwable cause) {
    super(message, cause);
  }
}
