package dev.glasswatch.cli;

import dev.glasswatch.cli.Columns.Side;
import dev.glasswatch.evaluate.trace.BackTestResult;
import dev.glasswatch.evaluate.trace.BackTestResult.Outcome;
import dev.glasswatch.incident.Incident;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A heading a recording and a table of what became of its incidents. */
final class TuneTable implements TunePrinter {

  private final PrintWriter out;

  TuneTable(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void print(BackTestResult result) {
    out.printf(
        "%s, recorded from %s: %s s to %s s, %d kept, %d changed, %d raised, %d lost%n",
        result.header().stream(),
        result.header().started(),
        Figures.seconds(result.from()),
        Figures.seconds(result.to()),
        result.count(Outcome.KEPT),
        result.count(Outcome.CHANGED),
        result.count(Outcome.RAISED),
        result.count(Outcome.LOST));
    for (BackTestResult.Hole hole : result.holes()) {
      out.printf(
          "  From %s s to %s s nothing is known: that part of the trace was lost.%n",
          Figures.seconds(hole.from()), Figures.seconds(hole.to()));
    }
    if (result.brokenOff()) {
      out.println("  A file breaks off within a block; what follows in it is not known.");
    }
    if (!result.lines().isEmpty()) {
      table(result.lines()).lines(2).forEach(out::println);
    }
    out.flush();
  }

  private static Columns table(List<BackTestResult.Line> lines) {
    Columns columns =
        new Columns(
            List.of(
                Side.LEFT,
                Side.RIGHT,
                Side.RIGHT,
                Side.LEFT,
                Side.LEFT,
                Side.LEFT,
                Side.LEFT,
                Side.LEFT));
    columns.row("", "from", "to", "defect", "track", "severity", "reason", "was");
    for (BackTestResult.Line line : lines) {
      Incident shown = line.shown();
      columns.row(
          line.outcome().label(),
          Figures.seconds(shown.mediaStart()),
          AnalysisLines.end(shown),
          shown.key().defect().name(),
          shown.key().track(),
          shown.severity().label(),
          shown.reason(),
          was(line));
    }
    return columns;
  }

  private static String was(BackTestResult.Line line) {
    if (line.outcome() != Outcome.CHANGED) {
      return "";
    }
    Incident before = line.recorded().orElseThrow();
    Incident after = line.wanted().orElseThrow();
    List<String> words = new ArrayList<>();
    if (before.mediaStart() != after.mediaStart()) {
      words.add("from " + Figures.seconds(before.mediaStart()));
    }
    if (!before.mediaEnd().equals(after.mediaEnd())) {
      words.add("to " + AnalysisLines.end(before));
    }
    if (before.severity() != after.severity()) {
      words.add(before.severity().label());
    }
    return String.join(", ", words);
  }
}
