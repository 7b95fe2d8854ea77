package dev.glasswatch.evaluate.score;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What becomes of precision and recall when only reports of some surety count. */
public final class Curve {

  private Curve() {}

  /**
   * At one surety.
   *
   * @param score reports that are less sure than this were left out
   */
  public record Point(double score, double precision, double recall) {}

  /** One point for each surety that a report of the defect has, from the least on. */
  public static List<Point> of(List<Matching> matchings, String defect) {
    Tally all =
        matchings.stream().map(one -> Tally.of(one, defect)).reduce(Tally.NONE, Tally::plus);
    List<Double> right =
        matchings.stream()
            .flatMap(one -> one.findings().stream())
            .flatMap(finding -> finding.found().stream())
            .filter(found -> found.defect().equals(defect))
            .map(Found::score)
            .toList();
    List<Double> wrong =
        matchings.stream()
            .flatMap(one -> one.falseAlarms().stream())
            .filter(found -> found.defect().equals(defect))
            .map(Found::score)
            .toList();
    List<Point> points = new ArrayList<>();
    for (double score :
        Stream.concat(right.stream(), wrong.stream()).distinct().sorted().toList()) {
      Tally left = new Tally(all.events(), reach(right, score), reach(wrong, score));
      points.add(new Point(score, left.precision(), left.recall()));
    }
    return points;
  }

  private static int reach(List<Double> scores, double least) {
    return (int) scores.stream().filter(score -> score >= least).count();
  }
}
