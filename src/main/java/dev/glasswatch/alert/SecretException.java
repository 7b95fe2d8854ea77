package dev.glasswatch.alert;

/** A secret that cannot be had or used; its message is one sentence without the secret. */
public final class SecretException extends Exception {

  private static final long serialVersionUID = 1L;

  /** With the sentence that says what is wrong and what to do. */
  public SecretException(String message) {
    super(message);
  }
}
