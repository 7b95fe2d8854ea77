package dev.glasswatch.detect;

/** A setting that cannot be used; its message is one sentence for the person who wrote it. */
public final class SettingException extends Exception {

  private static final long serialVersionUID = 1L;

  /** With the sentence that names the setting, the text and what is allowed. */
  public SettingException(String message) {
    super(message);
  }
}
