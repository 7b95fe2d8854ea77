package dev.glasswatch.cli;

import dev.glasswatch.evaluate.trace.BackTestResult;
import dev.glasswatch.evaluate.trace.BackTestResult.Outcome;
import dev.glasswatch.incident.Incident;
import java.io.PrintWriter;
import java.util.OptionalLong;

/**
 * One JSON object a line: what became of each incident of a recording, what is not known of it, and
 * a summary.
 */
final class TuneJson implements TunePrinter {

  private final PrintWriter out;

  TuneJson(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void print(BackTestResult result) {
    for (BackTestResult.Line line : result.lines()) {
      out.println(incident(result, line));
    }
    for (BackTestResult.Hole hole : result.holes()) {
      out.println(
          begin("unknown", result)
              .number("start", Figures.seconds(hole.from()))
              .number("end", Figures.seconds(hole.to())));
    }
    JsonLine summary =
        begin("summary", result)
            .number("start", Figures.seconds(result.from()))
            .number("end", Figures.seconds(result.to()))
            .flag("brokenOff", result.brokenOff());
    for (Outcome outcome : Outcome.values()) {
      summary.number(outcome.label(), result.count(outcome));
    }
    out.println(summary);
    out.flush();
  }

  private static JsonLine begin(String type, BackTestResult result) {
    return new JsonLine(type)
        .text("stream", result.header().stream())
        .text("recordedFrom", result.header().started().toString());
  }

  private static JsonLine incident(BackTestResult result, BackTestResult.Line line) {
    Incident shown = line.shown();
    JsonLine json =
        begin("incident", result)
            .text("outcome", line.outcome().label())
            .text("defect", shown.key().defect().name())
            .text("track", shown.key().track())
            .number("start", Figures.seconds(shown.mediaStart()));
    end(json, "end", shown)
        .text("severity", shown.severity().label())
        .number("score", Figures.places(shown.score(), 3))
        .text("reason", shown.reason())
        .value("details", shown.details());
    if (line.outcome() == Outcome.CHANGED) {
      Incident before = line.recorded().orElseThrow();
      json.number("recordedStart", Figures.seconds(before.mediaStart()));
      end(json, "recordedEnd", before).text("recordedSeverity", before.severity().label());
    }
    return json;
  }

  private static JsonLine end(JsonLine json, String name, Incident incident) {
    OptionalLong end = incident.mediaEnd();
    return end.isPresent() ? json.number(name, Figures.seconds(end.getAsLong())) : json.none(name);
  }
}
