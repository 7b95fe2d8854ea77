package dev.glasswatch.evaluate.damage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class VisibleDifferenceTest {

  private static final int WIDTH = 43;
  private static final int HEIGHT = 30;

  private final VisibleDifference difference = new VisibleDifference(WIDTH, HEIGHT);

  @Test
  void whatIsEqualOrOnlyNoisyIsNotDamaged() {
    byte[] one = noise(1, 100, 6);
    assertThat(difference.cells(one, one)).containsOnly(0);
    assertThat(difference.cells(one, noise(2, 100, 6))).hasSize(5 * 3).containsOnly(0);
  }

  @Test
  void aBlockThatIsBrighterIsDamagedAndItsNeighboursAreNot() {
    byte[] broken = noise(1, 100, 6);
    for (int y = 8; y < 16; y++) {
      for (int x = 16; x < 24; x++) {
        broken[y * WIDTH + x] = (byte) 200;
      }
    }
    byte[] cells = difference.cells(broken, noise(1, 100, 6));
    assertThat(cells[1 * 5 + 2]).isEqualTo((byte) 255);
    assertThat(VisibleDifference.damaged(cells)).isEqualTo(1);
  }

  @Test
  void aChangeOfLightThatNobodySeesIsNone() {
    assertThat(VisibleDifference.damaged(difference.cells(noise(1, 100, 1), noise(1, 111, 1))))
        .isZero();
    assertThat(VisibleDifference.damaged(difference.cells(noise(1, 100, 1), noise(1, 114, 1))))
        .isEqualTo(15);
  }

  private static byte[] noise(long seed, int base, int spread) {
    Random random = new Random(seed);
    byte[] plane = new byte[WIDTH * HEIGHT];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = (byte) (base + random.nextInt(spread));
    }
    return plane;
  }
}
