package dev.glasswatch.cli;

import dev.glasswatch.evaluate.AnalysisResult;
import dev.glasswatch.incident.Incident;
import java.io.PrintWriter;

/** One line an incident and one an input, for logs and for tools that read lines. */
final class AnalysisLines implements AnalysisPrinter {

  private final PrintWriter out;

  AnalysisLines(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void print(AnalysisResult result) {
    for (Incident incident : result.incidents()) {
      out.printf(
          "%s: %s on %s from %s to %s, %s, score %s, %s%n",
          result.input(),
          incident.key().defect(),
          incident.key().track(),
          Figures.seconds(incident.mediaStart()),
          end(incident),
          incident.severity().label(),
          Figures.places(incident.score(), 3),
          incident.reason());
    }
    if (result.anythingSeen()) {
      out.printf("%s: %s%n", result.input(), summary(result));
    }
    out.flush();
  }

  /** When the incident ended, in seconds; the word {@code end} for the end of the input. */
  static String end(Incident incident) {
    return incident.mediaEnd().isPresent()
        ? Figures.seconds(incident.mediaEnd().getAsLong())
        : "end";
  }

  /** What was watched and how much was found, in a few words. */
  static String summary(AnalysisResult result) {
    int count = result.incidents().size();
    String found = count == 0 ? "no incidents" : count == 1 ? "1 incident" : count + " incidents";
    return "%s in %s s, %d frames%s, %s s of CPU"
        .formatted(
            found,
            Figures.seconds(result.lengthMicros()),
            result.facts().media().videoFrames(),
            unwatched(result),
            Figures.seconds(result.cpu()));
  }

  private static String unwatched(AnalysisResult result) {
    return result.unwatched().isZero()
        ? ""
        : ", " + Figures.seconds(result.unwatched()) + " s unwatched";
  }
}
