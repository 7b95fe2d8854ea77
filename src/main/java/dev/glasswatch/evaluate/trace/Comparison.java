package dev.glasswatch.evaluate.trace;

import dev.glasswatch.incident.Incident;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What became of each incident of the recording under other settings. */
final class Comparison {

  private static final long OPEN_END = Long.MAX_VALUE;

  private Comparison() {}

  /**
   * Pairs incidents of the same defect and track that overlap, each with the one that overlaps it
   * longest.
   */
  static List<BackTestResult.Line> of(List<Incident> recorded, List<Incident> now) {
    List<Incident> left = new ArrayList<>(now);
    List<BackTestResult.Line> lines = new ArrayList<>();
    for (Incident before : recorded) {
      Optional<Incident> after =
          left.stream()
              .filter(each -> each.key().equals(before.key()) && overlap(before, each) > 0)
              .max(Comparator.comparingLong(each -> overlap(before, each)));
      after.ifPresent(left::remove);
      lines.add(new BackTestResult.Line(Optional.of(before), after));
    }
    left.forEach(
        raised -> lines.add(new BackTestResult.Line(Optional.empty(), Optional.of(raised))));
    lines.sort(
        Comparator.<BackTestResult.Line>comparingLong(line -> line.shown().mediaStart())
            .thenComparing(line -> line.shown().key().defect().name())
            .thenComparing(line -> line.shown().key().track()));
    return lines;
  }

  // Moments, such as a detector's failure, overlap themselves
  private static long overlap(Incident a, Incident b) {
    long from = Math.max(a.mediaStart(), b.mediaStart());
    long to = Math.min(a.mediaEnd().orElse(OPEN_END), b.mediaEnd().orElse(OPEN_END));
    return from == to ? 1 : to - from;
  }
}
