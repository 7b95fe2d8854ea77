package dev.glasswatch.inference;

/**
 * A model cannot be loaded or does not answer; the message is one sentence that says what to do.
 */
public final class ModelException extends Exception {

  private static final long serialVersionUID = 1;

  /** With what underlies it. */
  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
