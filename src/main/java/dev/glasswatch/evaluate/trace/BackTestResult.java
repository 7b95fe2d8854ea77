package dev.glasswatch.evaluate.trace;

import dev.glasswatch.evidence.TraceHeader;
import dev.glasswatch.incident.Incident;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a recording gives with the settings that were asked for.
 *
 * @param header what was recorded
 * @param from media time at which the trace begins, microseconds
 * @param to media time up to which it goes
 * @param lines every incident of either, in order of its start
 * @param holes what is not known in between
 * @param brokenOff whether the trace breaks off, as after a crash
 */
public record BackTestResult(
    TraceHeader header, long from, long to, List<Line> lines, List<Hole> holes, boolean brokenOff) {

  /** Copies the lists. */
  public BackTestResult {
    lines = List.copyOf(lines);
    holes = List.copyOf(holes);
  }

  /** Media time that was watched but not traced, microseconds. */
  public record Hole(long from, long to) {}

  /** What became of an incident. */
  public enum Outcome {
    /** It is the same. */
    KEPT,
    /** It starts or ends at another time, or is more or less severe. */
    CHANGED,
    /** It was not raised when it was recorded. */
    RAISED,
    /** It would not be raised. */
    LOST;

    /** The name as printed outside. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One incident, before and now; one of the two is there.
   *
   * @param recorded with the settings of the recording
   * @param wanted with those that were asked for
   */
  public record Line(Optional<Incident> recorded, Optional<Incident> wanted) {

    /** What became of it. */
    public Outcome outcome() {
      if (recorded.isEmpty()) {
        return Outcome.RAISED;
      }
      if (wanted.isEmpty()) {
        return Outcome.LOST;
      }
      Incident before = recorded.get();
      Incident after = wanted.get();
      boolean same =
          before.mediaStart() == after.mediaStart()
              && before.mediaEnd().equals(after.mediaEnd())
              && before.severity() == after.severity();
      return same ? Outcome.KEPT : Outcome.CHANGED;
    }

    /** As it is now, or was if it is lost. */
    public Incident shown() {
      return wanted.or(() -> recorded).orElseThrow();
    }
  }

  /** How many incidents fared so. */
  public long count(Outcome outcome) {
    return lines.stream().filter(line -> line.outcome() == outcome).count();
  }
}
