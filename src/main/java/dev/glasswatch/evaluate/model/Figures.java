package dev.glasswatch.evaluate.model;

import java.util.List;
import java.util.Locale;

/**
 * How good a network's looks are. A look counts as found from one percent of the picture on.
 *
 * @param broken looks with visible damage
 * @param found of those
 * @param whole looks without any
 * @param mistaken of those, taken for broken
 * @param overlap cells that are broken and said to be, over cells that are either, in broken looks
 * @param recall cells said to be broken of those that are
 * @param precision cells that are broken of those said to be, over all looks
 */
record Figures(
    int broken,
    int found,
    int whole,
    int mistaken,
    double overlap,
    double recall,
    double precision) {

  static Figures of(List<Judged> looks, double limit) {
    int broken = 0;
    int found = 0;
    int whole = 0;
    int mistaken = 0;
    for (Judged look : looks) {
      boolean said = look.isFound(limit);
      if (look.isBroken()) {
        broken++;
        found += said ? 1 : 0;
      } else if (look.isWhole()) {
        whole++;
        mistaken += said ? 1 : 0;
      }
    }
    Cells inBroken = Cells.of(looks.stream().filter(Judged::isBroken).toList(), limit);
    Cells all = Cells.of(looks, limit);
    return new Figures(
        broken, found, whole, mistaken, inBroken.overlap(), all.recall(), all.precision());
  }

  /** Cells by truth and verdict. */
  private record Cells(long hit, long missed, long wrong) {

    static Cells of(List<Judged> looks, double limit) {
      long hit = 0;
      long missed = 0;
      long wrong = 0;
      for (Judged look : looks) {
        for (int i = 0; i < look.odds().length; i++) {
          byte share = look.look().truth()[i];
          boolean said = look.odds()[i] >= limit;
          boolean is = CellTruth.isBroken(share);
          hit += is && said ? 1 : 0;
          missed += is && !said ? 1 : 0;
          wrong += !is && said && !CellTruth.isDoubtful(share) ? 1 : 0;
        }
      }
      return new Cells(hit, missed, wrong);
    }

    double overlap() {
      return share(hit, hit + missed + wrong);
    }

    double recall() {
      return share(hit, hit + missed);
    }

    double precision() {
      return share(hit, hit + wrong);
    }

    private static double share(long part, long all) {
      return all == 0 ? 1 : (double) part / all;
    }
  }

  /** As a row of a table in Markdown, behind its first cell. */
  String row() {
    return String.format(
        Locale.ROOT,
        "%d of %d | %d of %d | %.2f | %.2f | %.2f",
        found,
        broken,
        mistaken,
        whole,
        overlap,
        recall,
        precision);
  }
}
