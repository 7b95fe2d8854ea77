package dev.glasswatch.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PaceTest {
  private static final Duration WINDOW = Duration.ofSeconds(10);

  @Example
  void judgesWholeWindowsOnly() {
    Pace pace = new Pace(WINDOW, 100);

    assertThat(pace.tooSlow(1, Duration.ofSeconds(9))).isFalse();
    assertThat(pace.tooSlow(1, Duration.ofSeconds(1))).isTrue();
    assertThat(pace.tooSlow(1000, Duration.ofSeconds(10))).isFalse();
  }

  @Property
  void whatKeepsTheRateIsNeverTooSlow(
      @ForAll @IntRange(min = 1, max = 5000) int milliseconds,
      @ForAll @IntRange(min = 1, max = 1000) int rate) {
    Pace pace = new Pace(WINDOW, rate);
    Duration wait = Duration.ofMillis(milliseconds);
    long bytes = (long) Math.ceil(rate * milliseconds / 1000.0);
    for (int i = 0; i < 40; i++) {
      assertThat(pace.tooSlow(bytes, wait)).isFalse();
    }
  }

  @Property
  void whatDripsIsFoundWithinTwoWindows(@ForAll @IntRange(min = 10, max = 5000) int milliseconds) {
    Pace pace = new Pace(WINDOW, 1000);
    Duration wait = Duration.ofMillis(milliseconds);
    Duration waited = Duration.ZERO;
    boolean found = false;
    while (!found && waited.compareTo(WINDOW.multipliedBy(2)) < 0) {
      waited = waited.plus(wait);
      found = pace.tooSlow(1, wait);
    }
    assertThat(found).isTrue();
  }

  @Example
  void aBudgetIsSpentAndThenEmpty() {
    Budget budget = new Budget(Duration.ofSeconds(3));
    budget.spend(Duration.ofSeconds(2));
    assertThat(budget.left(WINDOW)).hasSeconds(1);
    assertThat(budget.left(Duration.ofMillis(5))).hasMillis(5);
    budget.spend(WINDOW);
    assertThat(budget.left(WINDOW)).isZero();
    assertThat(budget.spent()).hasSeconds(12);
    budget.lift();
    assertThat(budget.left(WINDOW)).isEqualTo(WINDOW);
  }
}
