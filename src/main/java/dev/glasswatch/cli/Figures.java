package dev.glasswatch.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Numbers as text, the same in every locale. */
final class Figures {

  private static final int PLACES = 3;
  private static final int MICROS_SCALE = 6;
  private static final int NANOS_SCALE = 9;

  private Figures() {}

  /** Microseconds as seconds with three places. */
  static String seconds(long micros) {
    return places(BigDecimal.valueOf(micros, MICROS_SCALE));
  }

  /** Seconds with three places. */
  static String seconds(Duration time) {
    return places(BigDecimal.valueOf(time.toNanos(), NANOS_SCALE));
  }

  /** Microseconds as milliseconds, to a tenth. */
  static double millis(long micros) {
    return Math.round(micros / 100.0) / 10.0;
  }

  /** At most so many places, and at least one. */
  static String places(double number, int most) {
    BigDecimal rounded =
        BigDecimal.valueOf(number).setScale(most, RoundingMode.HALF_UP).stripTrailingZeros();
    return (rounded.scale() < 1 ? rounded.setScale(1) : rounded).toPlainString();
  }

  private static String places(BigDecimal number) {
    return number.setScale(PLACES, RoundingMode.HALF_UP).toPlainString();
  }
}
