package dev.glasswatch.evaluate.report;

import dev.glasswatch.evaluate.reel.MadeReel;
import dev.glasswatch.evaluate.report.Scorecard.Confusion;
import dev.glasswatch.evaluate.score.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What false alarms lay over. */
final class Confusions {

  private Confusions() {}

  /** Over these reels. */
  static List<Confusion> of(List<Scores.Part> parts) {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    for (Scores.Part part : parts) {
      for (Found found : part.matching().falseAlarms()) {
        counts
            .computeIfAbsent(found.defect(), any -> new TreeMap<>())
            .merge(over(part.reel(), found), 1, Integer::sum);
      }
    }
    List<Confusion> all = new ArrayList<>();
    counts.forEach(
        (reported, overs) ->
            overs.forEach((over, count) -> all.add(new Confusion(reported, over, count))));
    return all;
  }

  private static String over(MadeReel reel, Found found) {
    return reel.truths().stream()
        .filter(truth -> truth.from() < found.to() && truth.to() > found.from())
        .map(truth -> truth.suffered().defect())
        .filter(defect -> defect.equals("silence") == found.defect().equals("silence"))
        .findFirst()
        .orElse("nothing");
  }
}
