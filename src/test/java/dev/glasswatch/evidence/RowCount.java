package dev.glasswatch.evidence;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.DetectorTrace;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.WatchTrace;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.UnwatchedReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Notes all that is played into it, one line each, and counts the rows. */
final class RowCount implements WatchTrace {

  private final List<String> lines = new ArrayList<>();
  private long rows;

  long count() {
    return rows;
  }

  List<String> lines() {
    return lines;
  }

  /** Details of a map have no order of their own, and their types count. */
  private static String text(Observation each) {
    StringBuilder details = new StringBuilder();
    new TreeMap<>(each.details())
        .forEach((name, value) -> details.append(name + type(value) + value));
    return new Observation(
                each.defect(),
                each.track(),
                each.from(),
                each.to(),
                each.score(),
                each.severity(),
                each.reason(),
                Map.of())
            .toString()
        + details;
  }

  private static String type(Object value) {
    return value instanceof Number ? value.getClass().getSimpleName() : "";
  }

  @Override
  public DetectorTrace detector(String name, boolean replayable) {
    return new DetectorTrace() {
      @Override
      public void started() {
        lines.add(name + " started");
      }

      @Override
      public void event(MediaEvent event) {
        lines.add(name + " " + event);
      }

      @Override
      public void observed(Observation observation) {
        if (!replayable) {
          lines.add(name + " " + text(observation));
        }
      }

      @Override
      public void row(String track, int kind, long[] values) {
        rows++;
        lines.add(name + " " + track + " " + kind + " " + Arrays.toString(values));
      }
    };
  }

  @Override
  public void observed(Observation observation) {
    lines.add("watch " + text(observation));
  }

  @Override
  public void unwatched(String track, long from, long to, UnwatchedReason reason) {
    lines.add("unwatched " + track + " " + from + " " + to + " " + reason);
  }

  @Override
  public void missed(
      Set<Defect> defects, String track, long from, long to, UnwatchedReason reason) {
    lines.add("missed " + defects + " " + track + " " + from + " " + to + " " + reason);
  }

  @Override
  public void ended(long mediaTime, String reason) {
    lines.add("ended " + mediaTime + " " + reason);
  }
}
