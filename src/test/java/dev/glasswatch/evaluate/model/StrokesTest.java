package dev.glasswatch.evaluate.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Painted damage, and what is said to be true of it. */
class StrokesTest {

  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;

  private static int[] slope() {
    int[] plane = new int[WIDTH * HEIGHT];
    Arrays.setAll(plane, i -> (i % WIDTH * 3 + i / WIDTH) % 256);
    return plane;
  }

  @Test
  void isTheSameFromTheSameSeedAndStaysWithinLuma() {
    int[] one = slope();
    int[] other = slope();
    byte[] truth = new byte[48];
    byte[] again = new byte[48];
    new Strokes(WIDTH, HEIGHT, new SplittableRandom(5)).paint(one, slope(), truth);
    new Strokes(WIDTH, HEIGHT, new SplittableRandom(5)).paint(other, slope(), again);
    assertThat(one).isEqualTo(other);
    assertThat(truth).isEqualTo(again);
    assertThat(Arrays.stream(one).allMatch(luma -> luma >= 0 && luma <= 255)).isTrue();
  }

  @Test
  void healingLeavesThePictureWhole() {
    int[] now = slope();
    int[] before = slope();
    new Strokes(WIDTH, HEIGHT, new SplittableRandom(5)).heal(now, before);
    assertThat(now).isEqualTo(slope());
    assertThat(before).isNotEqualTo(slope());
  }
}
