package dev.glasswatch.cli;

/** The service did not do what it was asked for; its message is one sentence for people. */
final class ApiException extends Exception {

  private static final long serialVersionUID = 1L;

  ApiException(String message) {
    super(message);
  }
}
