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
   * @param opened how long after {@code from} the first alert came
   * @param resolved how long after {@code to} the last one came
   */
  public record Line(
      String defect,
      Duration from,
      Duration to,
      Optional<Duration> opened,
      Optional<Duration> resolved) {

    private Line with(String type, Duration at) {
      return switch (type) {
        case OPENED ->
            new Line(defect, from, to, opened.or(() -> Optional.of(at.minus(from))), resolved);
        case RESOLVED -> new Line(defect, from, to, opened, Optional.of(at.minus(to)));
        default -> this;
      };
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
    lines.add(new Line(defect, from, to, Optional.empty(), Optional.empty()));
  }

  /** Takes an alert that arrived then. */
  public void alert(JsonNode alert, Instant at) {
    String type = alert.path("type").asText();
    String defect = alert.path("data").path("defect").asText();
    Duration passed = Duration.between(start, at);
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (line.defect().equals(defect) && !passed.minus(line.from()).isNegative()) {
        lines.set(i, line.with(type, passed));
        return;
      }
    }
    if (type.equals(OPENED)) {
      unexpected.add(defect);
    }
  }

  /** The programme's defects, in order. */
  public List<Line> lines() {
    return List.copyOf(lines);
  }

  /** Defects that were reported and are not in the programme. */
  public List<String> unexpected() {
    return List.copyOf(unexpected);
  }

  /** Whether each defect was reported, and its end too. */
  public boolean complete() {
    return lines.stream()
        .allMatch(line -> line.opened().isPresent() && line.resolved().isPresent());
  }
}
