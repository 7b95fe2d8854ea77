package dev.glasswatch.evaluate;

/** Why material could not be made or measured; its message is one clear sentence. */
public final class EvaluateException extends Exception {

  private static final long serialVersionUID = 1L;

  /** With the sentence that says what is wrong and, where there is something, what to do. */
  public EvaluateException(String message) {
    super(message);
  }

  /** As above, with what brought it about. */
  public EvaluateException(String message, Throwable cause) {
    super(message, cause);
  }
}
