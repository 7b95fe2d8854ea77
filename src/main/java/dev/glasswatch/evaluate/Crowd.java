package dev.glasswatch.evaluate;

import dev.glasswatch.incident.Transition;
import dev.glasswatch.media.TrackChoice;
import dev.glasswatch.media.WatchLevel;
import dev.glasswatch.source.SourceSpec;
import dev.glasswatch.watch.DetectorPlan;
import dev.glasswatch.watch.StreamStatus;
import dev.glasswatch.watch.Watch;
import dev.glasswatch.watch.WatchMode;
import dev.glasswatch.watch.WatchParts;
import dev.glasswatch.watch.WatchPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Several watches of the same file at once, each from beginning to end as fast as it decodes, and
 * what they cost this process in the steady state: from when each has decoded {@value #WARM_FRAMES}
 * frames to when the first one ends.
 */
final class Crowd {

  /** Frames after which a watch has opened its input and filled its buffers. */
  private static final int WARM_FRAMES = 50;

  private static final Duration LOOK_EVERY = Duration.ofMillis(2);
  private static final Duration DEADLINE = Duration.ofMinutes(10);

  /**
   * What a crowd has cost.
   *
   * @param cpuNanosPerFrame CPU time of the process, divided by frames of media that passed
   * @param residentBytes memory of the process in RAM while all were running
   */
  record Cost(double cpuNanosPerFrame, long residentBytes) {}

  private final WatchParts parts;
  private final List<DetectorPlan> detectors;
  private final WatchLevel level;

  Crowd(WatchParts parts, List<DetectorPlan> detectors, WatchLevel level) {
    this.parts = parts;
    this.detectors = detectors;
    this.level = level;
  }

  /** Runs so many watches of the file. */
  Cost run(Path file, int watches) throws EvaluateException {
    List<Watch> crowd = new ArrayList<>();
    try {
      for (int i = 0; i < watches; i++) {
        crowd.add(started("crowd-" + i, file));
      }
      return measure(crowd);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EvaluateException("Interrupted while measuring", e);
    } finally {
      crowd.forEach(Watch::close);
    }
  }

  private Watch started(String name, Path file) {
    WatchPlan plan =
        new WatchPlan(
            name,
            SourceSpec.of(file.toString()),
            TrackChoice.DEFAULT,
            WatchMode.COMPLETE,
            false,
            detectors);
    Watch watch = new Watch(plan, parts, Crowd::ignore);
    watch.level(level);
    watch.start();
    return watch;
  }

  private static void ignore(Transition transition) {
    // Material without defects has none; what would be told costs nothing either.
  }

  private Cost measure(List<Watch> crowd) throws InterruptedException, EvaluateException {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (!crowd.stream().allMatch(watch -> frames(watch) >= WARM_FRAMES)) {
      await(crowd, deadline);
    }
    long resident = ProcFiles.residentBytes();
    long cpu = ProcessCpu.nanos();
    long frames = crowd.stream().mapToLong(Crowd::frames).sum();
    while (crowd.stream().noneMatch(Crowd::over)) {
      await(crowd, deadline);
      resident = Math.max(resident, ProcFiles.residentBytes());
    }
    long cpuSpent = ProcessCpu.nanos() - cpu;
    long framesPassed = crowd.stream().mapToLong(Crowd::frames).sum() - frames;
    if (framesPassed < WARM_FRAMES) {
      throw new EvaluateException("The material is too short to measure anything");
    }
    return new Cost((double) cpuSpent / framesPassed, resident);
  }

  private static void await(List<Watch> crowd, long deadline)
      throws InterruptedException, EvaluateException {
    Watch first = crowd.getFirst();
    if (first.awaitEnd(LOOK_EVERY) && frames(first) < WARM_FRAMES) {
      StreamStatus end = first.facts().status();
      throw new EvaluateException("The watch ended early: " + end.reason() + " " + end.message());
    }
    if (System.nanoTime() > deadline) {
      throw new EvaluateException(
          "The watches were not done within " + DEADLINE.toMinutes() + " min");
    }
  }

  // Skipped frames count: at keyframes only the cost is spread over the same media time.
  private static long frames(Watch watch) {
    return watch.facts().media().videoFrames() + watch.facts().media().framesSkipped();
  }

  private static boolean over(Watch watch) {
    return watch.facts().status().state().over();
  }
}
