package dev.glasswatch.evaluate.damage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.evaluate.score.Found;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuredTest {

  private static final long FRAME = 40_000;

  @Test
  void gapsOfLessThanHalfASecondAreJoined() {
    List<Found> found = above("00111000011100000000000000000000111111");
    assertThat(found).extracting(Found::from).containsExactly(2 * FRAME, 32 * FRAME);
    // The last picture's length is not known
    assertThat(found).extracting(Found::to).containsExactly(12 * FRAME, 37 * FRAME);
  }

  @Test
  void whatIsShorterThanAFifthOfASecondIsNoReport() {
    assertThat(above("00111100000000000000000000")).isEmpty();
    assertThat(above("00111110000000000000000000")).hasSize(1);
    assertThat(above("0000000000")).isEmpty();
  }

  private static List<Found> above(String pictures) {
    List<Measured> all = new ArrayList<>();
    for (int i = 0; i < pictures.length(); i++) {
      all.add(new Measured(1_000_000 + i * FRAME, pictures.charAt(i) - '0'));
    }
    return Measured.above(all, 0.5, 1_000_000, "somebody");
  }
}
