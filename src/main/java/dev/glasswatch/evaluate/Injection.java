package dev.glasswatch.evaluate;

import java.time.Duration;
import java.util.Locale;

/**
 * A defect put into material on purpose.
 *
 * @param kind what viewers get to see or hear
 * @param from when it starts, from the material's first frame
 * @param to when it ends
 */
public record Injection(Kind kind, Duration from, Duration to) {

  /** What can be injected. */
  public enum Kind {
    /** One picture repeats, sound goes on. */
    FREEZE,
    /** The picture is black, sound goes on. */
    BLACK,
    /** Digital silence, the picture goes on. */
    SILENCE;

    /** The name of the defect as printed outside. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Rejects stretches that do not run forwards. */
  public Injection {
    if (from.isNegative() || to.compareTo(from) <= 0) {
      throw new IllegalArgumentException("An injection must run forwards from 0 or later");
    }
  }

  /** In whole seconds. */
  public static Injection ofSeconds(Kind kind, long from, long to) {
    return new Injection(kind, Duration.ofSeconds(from), Duration.ofSeconds(to));
  }
}
