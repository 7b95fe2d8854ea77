package dev.glasswatch.testing;

import java.util.Locale;
import java.util.StringJoiner;

/**
 * A clock that counts seconds and tenths, as filters of the {@code ffmpeg} program: boxes that come
 * and go with the number of the frame, so that no font is needed.
 */
final class SevenSegmentClock {

  // Top, upper left, upper right, middle, lower left, lower right, bottom, for 0 to 9.
  private static final int[] SEGMENTS = {
    0b1110111, 0b0010010, 0b1011101, 0b1011011, 0b0111010,
    0b1101011, 0b1101111, 0b1010010, 0b1111111, 0b1111011
  };
  private static final double[][] PLACES = {
    {0, 0, 1, 0.14},
    {0, 0, 0.25, 0.5},
    {0.75, 0, 0.25, 0.5},
    {0, 0.43, 1, 0.14},
    {0, 0.5, 0.25, 0.5},
    {0.75, 0.5, 0.25, 0.5},
    {0, 0.86, 1, 0.14}
  };
  private static final int[] FRAMES = {15000, 1500, 250, 25};
  private static final double DIGIT_WIDTH = 0.026;
  private static final double DIGIT_HEIGHT = 0.075;
  private static final double PITCH = 0.036;

  private SevenSegmentClock() {}

  /** Four digits whose upper left corner is at these shares of width and height. */
  static String filters(double left, double top) {
    StringJoiner boxes = new StringJoiner(",");
    for (int digit = 0; digit < FRAMES.length; digit++) {
      for (int segment = 0; segment < PLACES.length; segment++) {
        boxes.add(box(left + digit * PITCH, top, digit, segment));
      }
    }
    return boxes.toString();
  }

  private static String box(double left, double top, int digit, int segment) {
    double[] place = PLACES[segment];
    return String.format(
        Locale.ROOT,
        "drawbox=x=iw*%.4f:y=ih*%.4f:w=iw*%.4f:h=ih*%.4f:color=white:t=fill:enable='%s'",
        left + place[0] * DIGIT_WIDTH,
        top + place[1] * DIGIT_HEIGHT,
        place[2] * DIGIT_WIDTH,
        place[3] * DIGIT_HEIGHT,
        shown(digit, segment));
  }

  private static String shown(int digit, int segment) {
    String value = "mod(floor(n/" + FRAMES[digit] + "),10)";
    StringJoiner any = new StringJoiner("+");
    for (int number = 0; number < SEGMENTS.length; number++) {
      if ((SEGMENTS[number] >> (6 - segment) & 1) == 1) {
        any.add("eq(" + value + "," + number + ")");
      }
    }
    return any.toString();
  }
}
