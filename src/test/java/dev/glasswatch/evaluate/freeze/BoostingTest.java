package dev.glasswatch.evaluate.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BoostingTest {

  private static final List<String> NAMES = List.of("noise", "a", "b");

  private final RandomGenerator random = new SplittableRandom(3);

  /** Neither measure alone tells, only both together. */
  @Test
  void learnsWhatNoSingleLimitTells() {
    List<Tree> trees = Boosting.fit(NAMES, rows(2000));
    assertThat(wrong(trees, rows(1000))).isLessThan(50);
  }

  @Test
  void theSameRowsGiveTheSameTrees() {
    List<Boosting.Row> rows = rows(300);
    assertThat(Boosting.fit(NAMES, rows)).isEqualTo(Boosting.fit(NAMES, rows));
  }

  @Test
  void whatCountsMoreIsHeard() {
    List<Boosting.Row> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add(new Boosting.Row(List.of(0.0, 1.0, 0.0), true, 1));
      rows.add(new Boosting.Row(List.of(0.0, 1.0, 0.0), false, 5));
      rows.add(new Boosting.Row(List.of(0.0, 2.0, 0.0), true, 5));
    }
    List<Tree> trees = Boosting.fit(NAMES, rows);
    assertThat(sum(trees, List.of(0.0, 1.0, 0.0))).isNegative();
    assertThat(sum(trees, List.of(0.0, 2.0, 0.0))).isPositive();
  }

  @Test
  void aMeasureThatNeverChangesIsNotAskedAbout() {
    List<Boosting.Row> rows = rows(500).stream().map(BoostingTest::withoutNoise).toList();
    assertThat(Boosting.fit(NAMES, rows)).noneMatch(tree -> tree.line().contains("noise"));
  }

  private static Boosting.Row withoutNoise(Boosting.Row row) {
    List<Double> measures = new ArrayList<>(row.measures());
    measures.set(0, 7.0);
    return new Boosting.Row(measures, row.positive(), row.weight());
  }

  private List<Boosting.Row> rows(int count) {
    List<Boosting.Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double a = random.nextDouble();
      double b = random.nextDouble();
      rows.add(new Boosting.Row(List.of(random.nextDouble(), a, b), a > 0.4 ^ b > 0.6, 1));
    }
    return rows;
  }

  private static long wrong(List<Tree> trees, List<Boosting.Row> rows) {
    return rows.stream().filter(row -> sum(trees, row.measures()) > 0 != row.positive()).count();
  }

  private static double sum(List<Tree> trees, List<Double> measures) {
    return trees.stream().mapToDouble(tree -> tree.value(NAMES, measures)).sum();
  }
}
