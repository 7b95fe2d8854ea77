package dev.glasswatch.evaluate.score;

/**
 * Events, how many of them were found, and how many reports found none.
 *
 * @param events events that there are
 * @param found of those
 * @param falseAlarms reports of nothing
 */
public record Tally(int events, int found, int falseAlarms) {

  /** Nothing at all. */
  public static final Tally NONE = new Tally(0, 0, 0);

  /** Of one matching, its defect only. */
  public static Tally of(Matching matching, String defect) {
    return new Tally(
        (int) matching.findings().stream().filter(finding -> is(finding, defect)).count(),
        (int)
            matching.findings().stream()
                .filter(finding -> is(finding, defect) && !finding.missed())
                .count(),
        (int)
            matching.falseAlarms().stream().filter(found -> found.defect().equals(defect)).count());
  }

  private static boolean is(Finding finding, String defect) {
    return finding.truth().suffered().defect().equals(defect);
  }

  /** Both together. */
  public Tally plus(Tally other) {
    return new Tally(events + other.events, found + other.found, falseAlarms + other.falseAlarms);
  }

  /** Share of the reports that found something; 1 when there were none. */
  public double precision() {
    int reports = found + falseAlarms;
    return reports == 0 ? 1 : (double) found / reports;
  }

  /** Share of the events that were found; 1 when there are none. */
  public double recall() {
    return events == 0 ? 1 : (double) found / events;
  }

  /** Harmonic mean of precision and recall. */
  public double f1() {
    int all = events + found + falseAlarms;
    return all == 0 ? 1 : 2.0 * found / all;
  }
}
