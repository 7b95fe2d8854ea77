package dev.glasswatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureBudgetTest {

  private static final long SECOND = 1_000_000;

  @Test
  void restsAfterTenFailuresWithinAMinute() {
    FailureBudget budget = new FailureBudget();
    for (int i = 0; i < 9; i++) {
      budget.failed(i * SECOND);
    }
    assertThat(budget.resting(9 * SECOND)).isFalse();
    budget.failed(9 * SECOND);
    assertThat(budget.resting(9 * SECOND)).isTrue();
    assertThat(budget.resting(38 * SECOND)).isTrue();
    assertThat(budget.resting(39 * SECOND)).isFalse();
  }

  @Test
  void forgivesFailuresThatAreFarApart() {
    FailureBudget budget = new FailureBudget();
    for (int i = 0; i < 100; i++) {
      budget.failed(i * 7 * SECOND);
      assertThat(budget.resting(i * 7 * SECOND)).isFalse();
    }
  }

  @Test
  void isHealthyTwoMinutesAfterTheLastFailure() {
    FailureBudget budget = new FailureBudget();
    budget.failed(5 * SECOND);
    assertThat(budget.healthy(124 * SECOND)).isFalse();
    assertThat(budget.healthy(125 * SECOND)).isTrue();
    assertThat(budget.lastFailure()).isEqualTo(5 * SECOND);
  }
}
