package dev.glasswatch.cli.config;

/** A configuration that the service cannot start with; its message is one sentence for people. */
public final class ConfigException extends Exception {

  private static final long serialVersionUID = 1L;

  /** With the sentence that says what is wrong, where, and what to do. */
  public ConfigException(String message) {
    super(message);
  }
}
