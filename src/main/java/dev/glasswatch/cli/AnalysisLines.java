package dev.glasswatch.cli;

import dev.glasswatch.detect.sync.reference.Compared;
import dev.glasswatch.evaluate.AnalysisResult;
import dev.glasswatch.incident.Incident;
import java.io.PrintWriter;
import java.util.OptionalLong;

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
    result.reference().ifPresent(with -> out.printf("%s: %s%n", result.input(), comparison(with)));
    if (result.anythingSeen()) {
      out.printf("%s: %s%n", result.input(), summary(result));
    }
    out.flush();
  }

  /** How an input compares with its reference, in a few words. */
  static String comparison(AnalysisResult.WithReference with) {
    Compared compared = with.compared();
    String name = with.input();
    return switch (compared.verdict()) {
      case SAME ->
          "same as %s, picture %s ms later, sound %s ms later, sync error %s ms (%s to %s), measured in %d %% of the time"
              .formatted(
                  name,
                  millis(compared.videoDelay()),
                  millis(compared.audioDelay()),
                  millis(compared.syncError()),
                  Figures.millis(compared.least()),
                  Figures.millis(compared.most()),
                  Math.round(compared.share() * 100));
      case DIFFERENT_CONTENT -> "not the same content as " + name;
      case NOT_MEASURABLE ->
          "cannot be compared with %s: %s"
              .formatted(name, compared.reason().map(Compared.Reason::label).orElse(""));
    };
  }

  private static String millis(OptionalLong micros) {
    return micros.isPresent() ? String.valueOf(Figures.millis(micros.getAsLong())) : "?";
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
