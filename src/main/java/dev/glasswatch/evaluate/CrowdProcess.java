package dev.glasswatch.evaluate;

import dev.glasswatch.media.WatchLevel;
import dev.glasswatch.watch.DetectorPlan;
import dev.glasswatch.watch.WatchParts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A crowd of watches in a process of its own, so that memory is that of the crowd alone: the child
 * measures and says one line, which the parent reads.
 */
public final class CrowdProcess {

  private static final Pattern LINE =
      Pattern.compile("crowd cpuNanosPerFrame=([0-9]+) residentBytes=([0-9]+)");
  private static final Duration DEADLINE = Duration.ofMinutes(10);

  private CrowdProcess() {}

  /** In the child: warms up with one watch, runs so many, and returns the line to print. */
  public static String measure(
      WatchParts parts, List<DetectorPlan> detectors, Path file, int streams)
      throws EvaluateException {
    Crowd crowd = new Crowd(parts, detectors, WatchLevel.EVERY_FRAME);
    crowd.run(file, 1);
    Crowd.Cost cost = crowd.run(file, streams);
    return "crowd cpuNanosPerFrame=%d residentBytes=%d"
        .formatted(Math.round(cost.cpuNanosPerFrame()), cost.residentBytes());
  }

  /** In the parent: starts a child and reads its line. */
  static Crowd.Cost run(OwnProgram own, Path file, int streams) throws EvaluateException {
    List<Crowd.Cost> costs = new ArrayList<>();
    List<String> arguments =
        List.of("benchmark", "crowd", "--streams", String.valueOf(streams), file.toString());
    new ProgramRun("A crowd of " + streams, own.command(arguments), DEADLINE)
        .toEnd(line -> read(line, costs));
    if (costs.isEmpty()) {
      throw new EvaluateException("A crowd of " + streams + " said nothing");
    }
    return costs.getFirst();
  }

  private static void read(String line, List<Crowd.Cost> costs) {
    Matcher matcher = LINE.matcher(line);
    if (matcher.matches()) {
      costs.add(
          new Crowd.Cost(Double.parseDouble(matcher.group(1)), Long.parseLong(matcher.group(2))));
    }
  }
}
