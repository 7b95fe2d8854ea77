package dev.glasswatch.store;

/** A store that cannot be opened; its message is one sentence for people, without secrets. */
public final class StoreException extends Exception {

  private static final long serialVersionUID = 1L;

  /** With the sentence that says what is wrong and what to do. */
  public StoreException(String message) {
    super(message);
  }

  /** Likewise, with what caused it. */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
