package dev.glasswatch.detect;

import java.util.Locale;

/** How much viewers suffer; ordered, so that the greater is the worse. */
public enum Severity {
  /** Perceptible, still watchable. */
  MINOR,
  /** One of picture or sound is lost or broken. */
  MAJOR,
  /** Nothing to see or hear. */
  CRITICAL;

  /** The name as printed outside. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
