package dev.glasswatch.detect.freeze;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the vector arithmetic equal to its scalar twin, tails and extremes included. */
class CellsTest {

  private final Random random = new Random(5);

  @ParameterizedTest
  @CsvSource({"480,270", "320,180", "639,357", "360,640", "8,8", "7,9", "71,17", "16,64"})
  void sumsAPlaneLikeTheTwin(int width, int height) {
    byte[] pixels = new byte[width * height];
    random.nextBytes(pixels);
    short[] vector = new short[(width / 8) * (height / 8)];
    short[] scalar = vector.clone();
    new Cells().sum(pixels, width, height, vector);
    ScalarCells.sum(pixels, width, height, scalar);
    assertArrayEquals(scalar, vector);
  }

  @Test
  void sumsWhiteWithoutOverflow() {
    byte[] pixels = new byte[64 * 8];
    java.util.Arrays.fill(pixels, (byte) 255);
    short[] sums = new short[8];
    new Cells().sum(pixels, 64, 8, sums);
    assertEquals(255 * 64, sums[7]);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 33, 100, 2000, 3601})
  void comparesPicturesLikeTheTwin(int cells) {
    short[] before = sums(cells);
    short[] now = near(before);
    short[] kept = mask(cells);
    for (int brightness : new int[] {-96, 0, 41}) {
      assertEquals(
          ScalarCells.motion(before, now, 0, cells, brightness, kept),
          Cells.motion(before, now, cells, brightness, kept));
      assertEquals(
          ScalarCells.away(before, now, 0, cells, brightness, Cells.MOVED, kept),
          Cells.away(before, now, cells, brightness, Cells.MOVED, kept));
    }
    assertEquals(
        ScalarCells.clampedChange(before, now, 0, cells, 96),
        Cells.clampedChange(before, now, cells, 96));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 31, 2000})
  void followsCellsLikeTheTwin(int cells) {
    CellTracks vector = new CellTracks();
    CellTracks scalar = new CellTracks();
    vector.clear(cells);
    scalar.clear(cells);
    short[] before = sums(cells);
    for (int frame = 0; frame < 60; frame++) {
      short[] now = near(before);
      Cells.follow(before, now, cells, frame % 7 - 3, frame % 3 == 0, vector);
      ScalarCells.follow(before, now, 0, cells, frame % 7 - 3, frame % 3 == 0, scalar);
      before = now;
      if (frame == 30) {
        vector.halfTime();
        scalar.halfTime();
      }
    }
    assertArrayEquals(scalar.firstHalf, vector.firstHalf);
    assertArrayEquals(scalar.secondHalf, vector.secondHalf);
    assertArrayEquals(scalar.quiet, vector.quiet);
    assertArrayEquals(scalar.level, vector.level);
    assertArrayEquals(scalar.lowest, vector.lowest);
    assertArrayEquals(scalar.highest, vector.highest);
  }

  private short[] sums(int cells) {
    short[] sums = new short[cells];
    for (int i = 0; i < cells; i++) {
      sums[i] = (short) random.nextInt(255 * 64 + 1);
    }
    return sums;
  }

  private short[] near(short[] from) {
    short[] near = from.clone();
    for (int i = 0; i < near.length; i++) {
      int reach = i % 5 == 0 ? 16320 : 80;
      near[i] = (short) Math.clamp(near[i] + random.nextInt(2 * reach + 1) - reach, 0, 16320);
    }
    return near;
  }

  private short[] mask(int cells) {
    short[] mask = new short[cells];
    for (int i = 0; i < cells; i++) {
      mask[i] = (short) (random.nextInt(4) == 0 ? 0 : -1);
    }
    return mask;
  }
}
