package dev.glasswatch.evaluate;

import dev.glasswatch.evaluate.Injection.Kind;
import java.time.Duration;
import java.util.List;

/**
 * What the demonstration shows, second by second: a freeze, a black, a silence long enough to be
 * noticed with the detectors' own defaults, and an outage of the origin.
 */
public final class DemoProgramme {

  private static final Duration LENGTH = Duration.ofSeconds(90);
  private static final long BIT_RATE = 1_500_000;

  private static final Duration OUTAGE_FROM = Duration.ofSeconds(50);
  private static final Duration OUTAGE_TO = Duration.ofSeconds(62);
  private static final Duration END = Duration.ofSeconds(78);

  private static final List<Injection> INJECTIONS =
      List.of(
          Injection.ofSeconds(Kind.FREEZE, 6, 12),
          Injection.ofSeconds(Kind.BLACK, 18, 23),
          Injection.ofSeconds(Kind.SILENCE, 28, 42));

  private DemoProgramme() {}

  /** The material; it starts again at its end. */
  public static MaterialSpec material() {
    return new MaterialSpec("demo", 640, 360, LENGTH, BIT_RATE, INJECTIONS);
  }

  /** The defects in the material, in order. */
  public static List<Injection> injections() {
    return INJECTIONS;
  }

  /** When the origin goes away, from the start of the programme. */
  public static Duration outageFrom() {
    return OUTAGE_FROM;
  }

  /** When it comes back. */
  public static Duration outageTo() {
    return OUTAGE_TO;
  }

  /** When there is nothing more to be seen. */
  public static Duration end() {
    return END;
  }
}
