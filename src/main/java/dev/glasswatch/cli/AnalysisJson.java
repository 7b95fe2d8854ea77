package dev.glasswatch.cli;

import dev.glasswatch.detect.sync.reference.Compared;
import dev.glasswatch.evaluate.AnalysisResult;
import dev.glasswatch.incident.Incident;
import java.io.PrintWriter;
import java.util.List;
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
    result.reference().ifPresent(with -> out.println(comparison(result.input(), with)));
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

  private static JsonLine comparison(String input, AnalysisResult.WithReference with) {
    Compared compared = with.compared();
    JsonLine line =
        new JsonLine("comparison")
            .text("input", input)
            .text("reference", with.input())
            .text("verdict", compared.verdict().label());
    compared.reason().ifPresent(reason -> line.text("reason", reason.label()));
    millis(line, "videoDelayMs", compared.videoDelay());
    millis(line, "audioDelayMs", compared.audioDelay());
    millis(line, "syncErrorMs", compared.syncError());
    if (compared.syncError().isPresent()) {
      line.value(
          "intervalMs", List.of(Figures.millis(compared.least()), Figures.millis(compared.most())));
    } else {
      line.none("intervalMs");
    }
    return line.number("measurable", Figures.places(compared.share(), 3));
  }

  private static void millis(JsonLine line, String name, OptionalLong micros) {
    if (micros.isPresent()) {
      line.value(name, Figures.millis(micros.getAsLong()));
    } else {
      line.none(name);
    }
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
