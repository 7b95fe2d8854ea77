package dev.glasswatch.evaluate.report;

import dev.glasswatch.evaluate.reel.MadeReel;
import dev.glasswatch.evaluate.score.Errors;
import dev.glasswatch.evaluate.score.Finding;
import dev.glasswatch.evaluate.score.Found;
import dev.glasswatch.evaluate.score.Matching;
import dev.glasswatch.evaluate.score.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * How good somebody is at one defect.
 *
 * @param events that there are
 * @param found of those
 * @param falseAlarms reports of nothing
 * @param precision share of the reports that found something
 * @param recall share of the events that were found
 * @param f1 harmonic mean of both
 * @param onsetMedian by how many frames starts are off; early is negative
 * @param onsetP95 size of the error that 95 % of starts do not exceed, in frames; starts that
 *     cannot be told are left out
 * @param endP95 likewise of ends, in frames
 * @param delayMedian seconds of media from the start to the report
 * @param delayP95 what 95 % do not exceed
 */
public record Scores(
    int events,
    int found,
    int falseAlarms,
    double precision,
    double recall,
    double f1,
    double onsetMedian,
    double onsetP95,
    double endP95,
    double delayMedian,
    double delayP95) {

  /** What one matching is worth to one defect, together with how long a frame is in it. */
  record Part(MadeReel reel, Matching matching) {}

  /** Over these reels. */
  static Scores of(List<Part> parts, String defect) {
    return of(parts, defect, (reel, event) -> true, (reel, alarm) -> true);
  }

  /** Over these reels, of those events and false alarms that fit. */
  static Scores of(
      List<Part> parts,
      String defect,
      BiPredicate<MadeReel, Finding> fits,
      BiPredicate<MadeReel, Found> counts) {
    List<Double> onsets = new ArrayList<>();
    List<Double> ends = new ArrayList<>();
    List<Double> delays = new ArrayList<>();
    int events = 0;
    int alarms = 0;
    for (Part part : parts) {
      double frame = part.reel.frame();
      for (Found alarm : part.matching.falseAlarms()) {
        alarms += alarm.defect().equals(defect) && counts.test(part.reel, alarm) ? 1 : 0;
      }
      for (Finding finding : part.matching.findings()) {
        if (finding.truth().suffered().defect().equals(defect) && fits.test(part.reel, finding)) {
          events++;
          finding.found().ifPresent(found -> note(finding, found, frame, onsets, ends, delays));
        }
      }
    }
    return of(new Tally(events, ends.size(), alarms), onsets, ends, delays);
  }

  private static void note(
      Finding finding,
      Found found,
      double frame,
      List<Double> onsets,
      List<Double> ends,
      List<Double> delays) {
    if (finding.truth().suffered().exact()) {
      onsets.add((found.from() - finding.truth().from()) / frame);
    }
    ends.add((found.to() - finding.truth().to()) / frame);
    delays.add((found.detected() - finding.truth().from()) / 1e6);
  }

  private static Scores of(
      Tally tally, List<Double> onsets, List<Double> ends, List<Double> delays) {
    Errors onset = new Errors(onsets);
    Errors delay = new Errors(delays);
    return new Scores(
        tally.events(),
        tally.found(),
        tally.falseAlarms(),
        Numbers.rounded(tally.precision()),
        Numbers.rounded(tally.recall()),
        Numbers.rounded(tally.f1()),
        Numbers.rounded(onset.median()),
        Numbers.rounded(onset.sizeP95()),
        Numbers.rounded(new Errors(ends).sizeP95()),
        Numbers.rounded(delay.median()),
        Numbers.rounded(delay.p95()));
  }
}
