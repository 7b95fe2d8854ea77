package dev.glasswatch.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glasswatch.cli.Columns.Side;
import dev.glasswatch.evaluate.DemoScore;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What {@code demo} tells people. Times are seconds from the start of the programme. */
final class DemoPrinter {

  private final PrintWriter out;
  private final Instant start;

  DemoPrinter(PrintWriter out, Instant start) {
    this.out = out;
    this.start = start;
  }

  void begin(URI service, URI playlist) {
    out.println("Watching " + playlist);
    out.println("The service answers at " + service.resolve("/api/v1/streams"));
    out.println("Alerts, as the webhook receiver gets and verifies them:");
    out.println();
    out.flush();
  }

  /** One line an alert. */
  void alert(JsonNode alert, Instant arrived) {
    JsonNode data = alert.path("data");
    out.printf(
        Locale.ROOT,
        "%6s  %-9s %-9s %-8s %-6s %s%n",
        seconds(Duration.between(start, arrived)),
        data.path("transition").asText().toUpperCase(Locale.ROOT),
        data.path("defect").asText(),
        data.path("severity").asText(),
        data.path("track").asText(),
        stretch(data));
    out.flush();
  }

  private String stretch(JsonNode data) {
    String reason = data.path("reason").asText();
    String from = "since " + since(data.path("start").asText());
    return data.path("end").isTextual()
        ? "%s, %s to %s".formatted(reason, from, since(data.path("end").asText()))
        : "%s, %s".formatted(reason, from);
  }

  private String since(String instant) {
    return seconds(Duration.between(start, Instant.parse(instant))).strip();
  }

  /** What was in the programme and when it was reported. */
  void summary(DemoScore score, long refused) {
    Columns columns =
        new Columns(List.of(Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT));
    columns.row("in the programme", "from", "to", "reported after", "end reported after");
    for (DemoScore.Line line : score.lines()) {
      columns.row(
          line.defect(),
          seconds(line.from()),
          seconds(line.to()),
          after(line.opened()),
          after(line.resolved()));
    }
    out.println();
    columns.lines(0).forEach(out::println);
    if (!score.unexpected().isEmpty()) {
      out.println("Also reported: " + String.join(", ", score.unexpected()));
    }
    if (refused > 0) {
      out.println(refused + " messages were refused, as their signature did not verify.");
    }
    out.flush();
  }

  private static String after(Optional<Duration> delay) {
    return delay.map(DemoPrinter::seconds).orElse("never");
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}
