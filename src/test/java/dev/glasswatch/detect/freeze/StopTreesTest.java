package dev.glasswatch.detect.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StopTreesTest {

  private static StopEvidence evidence(double lastRatio, double rest) {
    return new StopEvidence(25, 0.5, 1, 0, lastRatio, 0, 0, 0, rest, 0, 0, 0, 0, 0);
  }

  @Test
  void addsUpWhatTreesSay() {
    StopTrees trees =
        StopTrees.read(
            List.of(
                "# a note",
                "threshold 1.0",
                "last_ratio 0.5 = -2.0 rest 0.1 = 3.0 = -1.0",
                "",
                "= 0.5"));
    assertThat(trees.score(evidence(0.9, 0.05))).isCloseTo(logistic(3 + 0.5 - 1), within(1e-12));
    assertThat(trees.score(evidence(0.9, 0.2))).isCloseTo(logistic(-1 + 0.5 - 1), within(1e-12));
    assertThat(trees.score(evidence(0.5, 0.05))).isCloseTo(logistic(-2 + 0.5 - 1), within(1e-12));
  }

  @Test
  void isAsLikelyAsNotAtTheThreshold() {
    StopTrees trees = StopTrees.read(List.of("threshold 0.5", "= 0.5"));
    assertThat(trees.score(evidence(1, 0))).isEqualTo(0.5);
  }

  @Test
  void theShippedOnesTellAClearFreezeFromMotionThatGoesOn() {
    StopTrees trees = StopTrees.shipped();
    StopEvidence clear =
        new StopEvidence(25, 0.6, 1, 0, 1, 0.01, 0.005, 0.002, 0.001, 0.01, 0, 0, 0, 0);
    StopEvidence motion =
        new StopEvidence(25, 0.6, 1, 0, 1, 0.9, 0.9, 0.8, 0.9, 0.95, 0.1, 0.05, 0.05, 0.9);
    assertThat(trees.score(clear)).isGreaterThan(0.9);
    assertThat(trees.score(motion)).isLessThan(0.1);
  }

  @Test
  void refusesWhatIsNoTree() {
    for (String line : List.of("rest 0.1 = 1", "rest x = 1 = 2", "= 1 = 2", "colour 1 = 1 = 2")) {
      assertThatThrownBy(() -> StopTrees.read(List.of(line)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("No tree: " + line);
    }
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
