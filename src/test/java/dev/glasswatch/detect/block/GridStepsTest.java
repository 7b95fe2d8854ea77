package dev.glasswatch.detect.block;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the vector arithmetic equal to its scalar twin, tails and extremes included. */
class GridStepsTest {

  private final Random random = new Random(9);

  private byte[] noise(int pixels) {
    byte[] noise = new byte[pixels];
    random.nextBytes(noise);
    return noise;
  }

  @ParameterizedTest
  @CsvSource({"480,270", "320,180", "639,357", "360,640", "8,8", "17,9", "71,17", "64,16"})
  void sumsLikeTheTwin(int width, int height) {
    byte[] now = noise(width * height);
    byte[] before = noise(width * height);
    int bands = height / GridSteps.RUN;
    int runs = width / GridSteps.RUN;

    short[] across = new short[bands * width];
    short[] acrossTwin = across.clone();
    new GridSteps().across(now, before, width, height, across);
    for (int band = 0; band < bands; band++) {
      ScalarSteps.across(now, before, width, band, 0, acrossTwin);
      across[band * width + width - 1] = 0; // not defined
    }
    assertArrayEquals(acrossTwin, across);

    short[] down = new short[(height - 1) * runs];
    short[] downTwin = down.clone();
    new GridSteps().down(now, before, width, height, down);
    short[] steps = new short[width];
    for (int y = 0; y < height - 1; y++) {
      ScalarSteps.down(now, before, width, y, 0, steps);
      ScalarSteps.runs(steps, runs, downTwin, y * runs);
    }
    assertArrayEquals(downTwin, down);
  }

  @Test
  void sumsTheLargestStepsWithoutOverflow() {
    byte[] now = new byte[64 * 8];
    byte[] before = new byte[64 * 8];
    for (int i = 0; i < now.length; i++) {
      now[i] = (byte) (i % 2 == 0 ? 255 : 0);
      before[i] = (byte) (i % 2 == 0 ? 0 : 255);
    }
    short[] across = new short[64];
    new GridSteps().across(now, before, 64, 8, across);
    assertEquals(8 * 510, across[31]);
    short[] down = new short[7 * 8];
    Arrays.fill(now, 0, 64, (byte) 0);
    Arrays.fill(before, 0, 64, (byte) 255);
    Arrays.fill(now, 64, 128, (byte) 255);
    Arrays.fill(before, 64, 128, (byte) 0);
    new GridSteps().down(now, before, 64, 8, down);
    assertEquals(8 * 510, down[3]);
  }
}
