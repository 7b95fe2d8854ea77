package dev.glasswatch.cli;

import dev.glasswatch.detect.sync.reference.Compared;
import dev.glasswatch.evaluate.sync.ReferenceFigures;
import dev.glasswatch.evaluate.sync.ReferenceOutcome;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints what an evaluation of the reference found. */
final class ReferenceTable {

  private static final double WITHIN = 20;

  private ReferenceTable() {}

  static void print(ReferenceFigures figures, PrintWriter out) {
    figures.same().forEach(outcome -> out.println(line(outcome)));
    figures.different().stream()
        .filter(outcome -> outcome.compared().verdict() != Compared.Verdict.DIFFERENT_CONTENT)
        .forEach(outcome -> out.println(line(outcome)));
    same(figures.same(), out);
    different(figures.different(), out);
    out.printf(
        Locale.ROOT,
        "CPU time against that of decoding: %.2f %% with a reference, %.2f %% without%n",
        100 * median(figures.cost()),
        100 * median(figures.plain()));
    out.flush();
  }

  private static void same(List<ReferenceOutcome> all, PrintWriter out) {
    List<ReferenceOutcome> found = all.stream().filter(ReferenceOutcome::pictureFound).toList();
    List<ReferenceOutcome> measured = all.stream().filter(ReferenceOutcome::measured).toList();
    long near =
        measured.stream().filter(each -> Math.abs(each.off().orElse(1e9)) <= WITHIN).count();
    out.printf(
        Locale.ROOT,
        "%d pairs: picture found in %d, the exact one in %d; sync error measured in %d, within"
            + " %.0f ms in %d; %.0f %% of the time measurable; named different %d%n",
        all.size(),
        found.size(),
        found.stream().filter(ReferenceOutcome::exactPicture).count(),
        measured.size(),
        WITHIN,
        near,
        100 * all.stream().mapToDouble(each -> each.compared().share()).average().orElse(0),
        count(all, Compared.Verdict.DIFFERENT_CONTENT));
  }

  private static void different(List<ReferenceOutcome> all, PrintWriter out) {
    out.printf(
        "%d comparisons of different content: %d named so, %d not measurable, %d taken for the"
            + " same%n",
        all.size(),
        count(all, Compared.Verdict.DIFFERENT_CONTENT),
        count(all, Compared.Verdict.NOT_MEASURABLE),
        count(all, Compared.Verdict.SAME));
  }

  private static long count(List<ReferenceOutcome> all, Compared.Verdict verdict) {
    return all.stream().filter(each -> each.compared().verdict() == verdict).count();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
  }

  private static String line(ReferenceOutcome outcome) {
    Compared compared = outcome.compared();
    return String.format(
        Locale.ROOT,
        "%-17s %-15s %s %10.1f ms off %10s %4.0f %%  %s",
        compared.verdict().label(),
        compared.reason().map(Compared.Reason::label).orElse(""),
        outcome.exactPicture() ? "exact" : outcome.pictureFound() ? "near " : "     ",
        outcome.off().orElse(Double.NaN),
        compared.videoDelay().isPresent()
            ? (compared.videoDelay().getAsLong() - outcome.expectedDelay()) / 1000
            : "",
        100 * compared.share(),
        outcome.name());
  }
}
