package dev.glasswatch.cli;

import dev.glasswatch.cli.Columns.Side;
import dev.glasswatch.evaluate.AnalysisResult;
import dev.glasswatch.incident.Incident;
import java.io.PrintWriter;
import java.util.List;

/** A heading an input and a table of its incidents, for people at a terminal. */
final class AnalysisTable implements AnalysisPrinter {

  private final PrintWriter out;

  AnalysisTable(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void print(AnalysisResult result) {
    if (!result.anythingSeen()) {
      return;
    }
    out.println(result.input() + ": " + AnalysisLines.summary(result));
    result.reference().ifPresent(with -> out.println("  " + AnalysisLines.comparison(with)));
    if (!result.incidents().isEmpty()) {
      table(result.incidents()).lines(2).forEach(out::println);
    }
    out.flush();
  }

  private static Columns table(List<Incident> incidents) {
    Columns columns =
        new Columns(
            List.of(
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.LEFT,
                Side.LEFT,
                Side.LEFT,
                Side.RIGHT,
                Side.LEFT));
    columns.row("from", "to", "lasts", "defect", "track", "severity", "score", "reason");
    for (Incident incident : incidents) {
      columns.row(
          Figures.seconds(incident.mediaStart()),
          AnalysisLines.end(incident),
          lasts(incident),
          incident.key().defect().name(),
          incident.key().track(),
          incident.severity().label(),
          Figures.places(incident.score(), 3),
          incident.reason());
    }
    return columns;
  }

  private static String lasts(Incident incident) {
    return incident.mediaEnd().isPresent()
        ? Figures.seconds(incident.mediaEnd().getAsLong() - incident.mediaStart())
        : "";
  }
}
