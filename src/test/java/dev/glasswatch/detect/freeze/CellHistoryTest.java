package dev.glasswatch.detect.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CellHistoryTest {

  private final CellHistory history = new CellHistory(1_000_000);

  @Test
  void keepsTheSpanAtAnyRateAndNumbersFramesOn() {
    history.restart(4, 2);
    for (int frame = 0; frame < 500; frame++) {
      add(frame * 10_000L, 1000 + frame);
    }
    assertThat(history.end()).isEqualTo(500);
    assertThat(history.time(499) - history.time(history.first())).isBetween(1_000_000L, 1_300_000L);
    assertThat(history.sums(420)[3]).isEqualTo((short) 1420);
    assertThat(history.rate()).isEqualTo(100);
  }

  @Test
  void aStepIsWhatRemainsOfAChangeWithoutItsBrightness() {
    history.restart(10, 10);
    add(0, 5000);
    add(40_000, 5000 + 64);
    assertThat(history.brightnessStep(1)).isEqualTo(64);
    assertThat(history.movedShare(1)).isZero();
    assertThat(history.motion(1)).isZero();
  }

  @Test
  void countsTheCellsThatMoved() {
    history.restart(10, 10);
    add(0, 5000);
    short[] sums = history.sumsToFill();
    Arrays.fill(sums, (short) 5000);
    Arrays.fill(sums, 0, 5, (short) (5000 + 33));
    Arrays.fill(sums, 5, 10, (short) (5000 + 32));
    history.add(40_000, true);
    assertThat(history.movedShare(1)).isEqualTo(0.05);
    assertThat(history.keyframe(1)).isTrue();
  }

  @Test
  void nothingIsComparedAcrossARestart() {
    history.restart(3, 3);
    add(0, 100);
    add(40_000, 9000);
    history.restart(3, 3);
    add(80_000, 100);
    assertThat(history.first()).isEqualTo(2);
    assertThat(history.movedShare(2)).isZero();
    history.restart(5, 5);
    add(120_000, 100);
    assertThat(history.cells()).isEqualTo(25);
    assertThat(history.first()).isEqualTo(3);
  }

  private void add(long time, int sum) {
    Arrays.fill(history.sumsToFill(), (short) sum);
    history.add(time, false);
  }
}
