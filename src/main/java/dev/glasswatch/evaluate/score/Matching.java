package dev.glasswatch.evaluate.score;

import dev.glasswatch.evaluate.reel.Truth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which report finds which event: one of the same defect that covers at least half of what either
 * of them covers (intersection over union of at least 0.5). A report finds one event at most, and
 * the closest pairs go first. What finds nothing is a false alarm, even where it is a second report
 * of the same event.
 *
 * @param findings every event, in order
 * @param falseAlarms reports that found none, in order
 */
public record Matching(List<Finding> findings, List<Found> falseAlarms) {

  /** What an incident must share with an event at least. */
  public static final double OVERLAP = 0.5;

  /** Copies the lists. */
  public Matching {
    findings = List.copyOf(findings);
    falseAlarms = List.copyOf(falseAlarms);
  }

  /**
   * Likewise for broken blocks: their events are as short as a fifth of a second, and end at a
   * keyframe that heals a part of the picture after another.
   */
  public static final double BRIEF_OVERLAP = 0.2;

  private static final String BRIEF = "block_corruption";

  private record Pair(Truth truth, Found found, double overlap) {}

  /** Of these events and reports. */
  public static Matching of(List<Truth> truths, List<Found> reports) {
    List<Pair> pairs = new ArrayList<>();
    for (Truth truth : truths) {
      for (Found found : reports) {
        double overlap = overlap(truth, found);
        if (truth.suffered().defect().equals(found.defect()) && overlap >= least(found)) {
          pairs.add(new Pair(truth, found, overlap));
        }
      }
    }
    pairs.sort(Comparator.comparingDouble(Pair::overlap).reversed());
    Map<Truth, Found> byTruth = new HashMap<>();
    for (Pair pair : pairs) {
      if (!byTruth.containsValue(pair.found)) {
        byTruth.putIfAbsent(pair.truth, pair.found);
      }
    }
    return new Matching(
        truths.stream()
            .map(truth -> new Finding(truth, Optional.ofNullable(byTruth.get(truth))))
            .toList(),
        reports.stream().filter(found -> !byTruth.containsValue(found)).toList());
  }

  private static double least(Found found) {
    return found.defect().equals(BRIEF) ? BRIEF_OVERLAP : OVERLAP;
  }

  /** Share of their union that both cover. */
  static double overlap(Truth truth, Found found) {
    long both = Math.min(truth.to(), found.to()) - Math.max(truth.from(), found.from());
    long either = Math.max(truth.to(), found.to()) - Math.min(truth.from(), found.from());
    return either <= 0 ? 0 : Math.max(0.0, both) / either;
  }
}
