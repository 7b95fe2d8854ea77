package dev.glasswatch.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which defects of the programme have been reported, and how soon. Used from one thread.
 *
 * <p>A report is soon when it comes soon after the defect went on air; that includes what live HLS
 * itself takes, since viewers see a segment when it is whole.
 */
public final class DemoScore {

  private static final String OPENED = "dev.glasswatch.incident.opened";
  private static final String RESOLVED = "dev.glasswatch.incident.resolved";

  /**
   * One defect and its reports.
   *
   * @param defect its published name
   * @param from when it went on air, from the start of the programme
   * @param to when it was over
   * @param incident id of the incident that reported it
   * @param opened how long after {@code from} the alert of its opening came
   * @param resolved how long after {@code to} that of its end came
   */
  public record Line(
      String defect,
      Duration from,
      Duration to,
      Optional<String> incident,
      Optional<Duration> opened,
      Optional<Duration> resolved) {

    private boolean reportedBy(String other) {
      return incident.filter(other::equals).isPresent();
    }

    private boolean awaits(String otherDefect, Duration at) {
      return incident.isEmpty() && defect.equals(otherDefect) && at.compareTo(from) >= 0;
    }

    private Line opened(String id, Duration at) {
      return new Line(defect, from, to, Optional.of(id), Optional.of(at.minus(from)), resolved);
    }

    private Line resolved(Duration at) {
      return new Line(defect, from, to, incident, opened, Optional.of(at.minus(to)));
    }
  }

  private final Instant start;
  private final List<Line> lines = new ArrayList<>();
  private final List<String> unexpected = new ArrayList<>();

  /** For a programme that began then. */
  public DemoScore(Instant start) {
    this.start = start;
    DemoProgramme.injections()
        .forEach(injected -> expect(injected.kind().label(), injected.from(), injected.to()));
    expect("no_signal", DemoProgramme.outageFrom(), DemoProgramme.outageTo());
  }

  private void expect(String defect, Duration from, Duration to) {
    lines.add(new Line(defect, from, to, Optional.empty(), Optional.empty(), Optional.empty()));
  }

  /** Takes an alert that arrived then. */
  public void alert(JsonNode alert, Instant at) {
    Duration passed = Duration.between(start, at);
    String id = alert.path("data").path("incidentId").asText();
    switch (alert.path("type").asText()) {
      case OPENED -> opened(alert.path("data").path("defect").asText(), id, passed);
      case RESOLVED -> lines.replaceAll(line -> line.reportedBy(id) ? line.resolved(passed) : line);
      default -> {
        // Changes in between are printed, and count for nothing here.
      }
    }
  }

  private void opened(String defect, String id, Duration at) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).awaits(defect, at)) {
        lines.set(i, lines.get(i).opened(id, at));
        return;
      }
    }
    unexpected.add(defect);
  }

  /** The programme's defects, in order. */
  public List<Line> lines() {
    return List.copyOf(lines);
  }

  /** Defects of incidents that are not in the programme, or report one of its defects again. */
  public List<String> unexpected() {
    return List.copyOf(unexpected);
  }

  /** Whether each defect was reported, and its end too. */
  public boolean complete() {
    return lines.stream()
        .allMatch(line -> line.opened().isPresent() && line.resolved().isPresent());
  }
}
