package dev.glasswatch.detect.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SurroundingsTest {

  private static final int COLUMNS = 20;
  private static final int ROWS = 12;

  private final Surroundings surroundings = new Surroundings();
  private final short[] moving = new short[COLUMNS * ROWS];
  private final short[] kept = new short[COLUMNS * ROWS];

  SurroundingsTest() {
    Arrays.fill(moving, (short) -1);
    Arrays.fill(kept, (short) -1);
  }

  @Test
  void everythingIsClearWhereNothingMoves() {
    measure();
    assertThat(surroundings.clearCells()).isEqualTo(COLUMNS * ROWS);
  }

  @Test
  void threeCellsAroundAClusterAreNotClear() {
    move(10, 6);
    move(11, 6);
    move(11, 7);
    measure();
    assertThat(isClear(7, 6)).isFalse();
    assertThat(isClear(6, 6)).isTrue();
    assertThat(isClear(11, 10)).isFalse();
    assertThat(isClear(11, 11)).isTrue();
    assertThat(isClear(14, 3)).isFalse();
    assertThat(isClear(15, 3)).isTrue();
    assertThat(surroundings.clearCells()).isEqualTo(COLUMNS * ROWS - (8 * 8 - 1));
  }

  @Test
  void cellsThatMoveByThemselvesHideNothing() {
    move(3, 3);
    move(12, 8);
    measure();
    assertThat(surroundings.clearCells()).isEqualTo(COLUMNS * ROWS - 2);
  }

  @Test
  void aClusterInACornerEndsAtTheEdge() {
    move(0, 0);
    move(1, 0);
    move(0, 1);
    measure();
    assertThat(surroundings.clearCells()).isEqualTo(COLUMNS * ROWS - 5 * 5 + 1);
    assertThat(isClear(4, 4)).isTrue();
    assertThat(isClear(COLUMNS - 1, 0)).isTrue();
  }

  @Test
  void onlyKeptCellsAreClear() {
    kept[5] = 0;
    measure();
    assertThat(isClear(5, 0)).isFalse();
    assertThat(surroundings.clearCells()).isEqualTo(COLUMNS * ROWS - 1);
  }

  private void measure() {
    surroundings.measure(moving, kept, COLUMNS, ROWS);
  }

  private void move(int column, int row) {
    moving[row * COLUMNS + column] = 0;
    kept[row * COLUMNS + column] = 0;
  }

  private boolean isClear(int column, int row) {
    return surroundings.clear()[row * COLUMNS + column] != 0;
  }
}
