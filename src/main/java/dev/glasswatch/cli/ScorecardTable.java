package dev.glasswatch.cli;

import dev.glasswatch.cli.Columns.Side;
import dev.glasswatch.evaluate.report.Scorecard;
import dev.glasswatch.evaluate.report.Scorecard.DefectCard;
import dev.glasswatch.evaluate.report.Scorecard.PeerRow;
import dev.glasswatch.evaluate.report.Scores;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** A scorecard in short, for a terminal. */
final class ScorecardTable {

  private static final int NUMBERS = 10;

  private ScorecardTable() {}

  /** The test half's figures, ours and those of the best filters. */
  static List<String> lines(Scorecard card) {
    Columns columns =
        new Columns(
            Stream.concat(
                    Stream.of(Side.LEFT, Side.LEFT),
                    Collections.nCopies(NUMBERS, Side.RIGHT).stream())
                .toList());
    columns.row(
        "defect",
        "who",
        "events",
        "found",
        "false",
        "precision",
        "recall",
        "F1",
        "onset p95",
        "delay",
        "clean s",
        "false/h <=");
    for (DefectCard defect : card.defects()) {
      row(
          columns,
          defect.defect(),
          "glasswatch",
          defect.test(),
          Figures.places(defect.clean().seconds(), 0),
          Figures.places(defect.clean().anHourAtMost(), 2));
      defect.peers().stream()
          .filter(peer -> peer.best() || peer.byDefault())
          .forEach(peer -> row(columns, "", name(peer), peer.test(), "", ""));
    }
    return columns.lines(0);
  }

  private static String name(PeerRow peer) {
    return peer.name() + (peer.best() ? " (best)" : " (default)");
  }

  private static void row(
      Columns columns, String defect, String who, Scores scores, String clean, String rate) {
    columns.row(
        defect,
        who,
        String.valueOf(scores.events()),
        String.valueOf(scores.found()),
        String.valueOf(scores.falseAlarms()),
        Figures.places(scores.precision(), 3),
        Figures.places(scores.recall(), 3),
        Figures.places(scores.f1(), 3),
        Figures.places(scores.onsetP95(), 2),
        Figures.places(scores.delayMedian(), 2),
        clean,
        rate);
  }
}
