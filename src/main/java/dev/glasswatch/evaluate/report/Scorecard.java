package dev.glasswatch.evaluate.report;

import dev.glasswatch.evaluate.score.Curve;
import java.util.List;
import java.util.Map;

/**
 * All that an evaluation has shown. The same material, seed and version give the same card but for
 * {@code cost}.
 *
 * @param version of the product
 * @param seed of the reels
 * @param rule when an incident finds an event, for people
 * @param material what was used
 * @param defects by defect
 * @param confusion what false alarms lay over
 * @param blocks what more there is to say of broken blocks
 * @param examples every miss, false alarm and start that is off
 * @param cost what it took
 */
public record Scorecard(
    String version,
    long seed,
    String rule,
    Material material,
    List<DefectCard> defects,
    List<Confusion> confusion,
    BlockCard blocks,
    List<Example> examples,
    Cost cost) {

  /**
   * What was used.
   *
   * @param tuning names of the recordings of the tuning half
   * @param test likewise of the test half
   * @param reels how many were made
   * @param reelSeconds how long they are together
   * @param clips how many were watched untouched
   */
  public record Material(
      List<String> tuning, List<String> test, int reels, double reelSeconds, int clips) {}

  /**
   * One defect.
   *
   * @param defect its name
   * @param test how we do on the test half
   * @param tuning how we do on the other
   * @param clean what there was of clean material in the test half
   * @param kinds by kind of the event; false alarms have none
   * @param codings by how reels were encoded
   * @param rates by frames a second
   * @param clips by the clip that is shown or heard when an event or a false alarm begins
   * @param peers each filter that was tried, the best on the tuning half marked
   * @param curve precision and recall by surety, test half
   * @param delays from start to report, test half, seconds in order
   */
  public record DefectCard(
      String defect,
      Scores test,
      Scores tuning,
      Clean clean,
      List<Row> kinds,
      List<Row> codings,
      List<Row> rates,
      List<Row> clips,
      List<PeerRow> peers,
      List<Curve.Point> curve,
      List<Double> delays) {}

  /**
   * Clean material and what was reported in it.
   *
   * @param seconds distinct ones: what was encoded again or shown again counts once
   * @param ofClips those of the clips themselves
   * @param generated those of generated cards
   * @param falseAlarms reports of nothing, in reels and in untouched clips
   * @param untouched those in untouched clips
   * @param anHourAtMost 95 % upper bound of how many come in an hour
   */
  public record Clean(
      double seconds,
      double ofClips,
      double generated,
      int falseAlarms,
      int untouched,
      double anHourAtMost) {}

  /** Scores of a part of the events. */
  public record Row(String name, Scores scores) {}

  /**
   * One filter with one setting.
   *
   * @param byDefault whether it is the one it comes with
   * @param best whether it did best on the tuning half
   */
  public record PeerRow(String name, boolean byDefault, boolean best, Scores test, Scores tuning) {}

  /**
   * False alarms by what was really there.
   *
   * @param reported what was reported
   * @param over what was there: a defect, or {@code nothing}
   * @param count how often, test half
   */
  public record Confusion(String reported, String over, int count) {}

  /**
   * What it took.
   *
   * @param wallSeconds for everything
   * @param millisPerMediaSecond CPU time by detector
   */
  public record Cost(double wallSeconds, Map<String, Double> millisPerMediaSecond) {}

  /** Copies the lists. */
  public Scorecard {
    defects = List.copyOf(defects);
    confusion = List.copyOf(confusion);
    examples = List.copyOf(examples);
  }
}
