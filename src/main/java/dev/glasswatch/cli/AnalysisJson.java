package dev.glasswatch.cli;

import dev.glasswatch.evaluate.AnalysisResult;
import dev.glasswatch.incident.Incident;
import java.io.PrintWriter;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * One JSON object a line: the incidents of an input in order, an error where it could not be
 * analysed to its end, and a summary where anything was.
 */
final class AnalysisJson implements AnalysisPrinter {

  private final PrintWriter out;

  AnalysisJson(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void print(AnalysisResult result) {
    for (Incident incident : result.incidents()) {
      out.println(incident(result.input(), incident));
    }
    result.fault().ifPresent(fault -> out.println(error(result.input(), fault)));
    if (result.anythingSeen()) {
      out.println(summary(result));
    }
    out.flush();
  }

  private static JsonLine incident(String input, Incident incident) {
    JsonLine line =
        new JsonLine("incident")
            .text("input", input)
            .text("defect", incident.key().defect().name())
            .text("track", incident.key().track())
            .number("start", Figures.seconds(incident.mediaStart()));
    OptionalLong end = incident.mediaEnd();
    if (end.isPresent()) {
      line.number("end", Figures.seconds(end.getAsLong()));
    } else {
      line.none("end");
    }
    return line.text("severity", incident.severity().label())
        .number("score", Figures.places(incident.score(), 3))
        .text("reason", incident.reason())
        .value("details", details(incident));
  }

  /** With the defect that implies it, of which a line tells too; its id means nothing here. */
  private static Map<String, Object> details(Incident incident) {
    Map<String, Object> all = new TreeMap<>(incident.details());
    incident.implied().ifPresent(by -> all.put("impliedBy", by.defect().name()));
    return all;
  }

  private static JsonLine error(String input, AnalysisResult.Fault fault) {
    return new JsonLine("error")
        .text("input", input)
        .text("reason", fault.reason())
        .text("message", fault.sentence());
  }

  private static JsonLine summary(AnalysisResult result) {
    return new JsonLine("summary")
        .text("input", result.input())
        .number("durationSeconds", Figures.seconds(result.lengthMicros()))
        .number("videoFrames", result.facts().media().videoFrames())
        .number("framesSkipped", result.facts().media().framesSkipped())
        .number("unwatchedSeconds", Figures.seconds(result.unwatched()))
        .number("decodeErrors", result.facts().media().decodeErrors())
        .number("cpuSeconds", Figures.seconds(result.cpu()))
        .number("wallSeconds", Figures.seconds(result.wall()))
        .number("incidents", result.incidents().size());
  }
}
