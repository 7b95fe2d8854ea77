package dev.glasswatch.evaluate;

import dev.glasswatch.detect.WatchTrace;
import dev.glasswatch.evidence.TraceFolder;
import dev.glasswatch.evidence.TraceRecorder;
import dev.glasswatch.incident.Implications;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.incident.Transition;
import dev.glasswatch.media.TrackChoice;
import dev.glasswatch.source.SourceSpec;
import dev.glasswatch.watch.DetectorPlan;
import dev.glasswatch.watch.StreamState;
import dev.glasswatch.watch.StreamStatus;
import dev.glasswatch.watch.Watch;
import dev.glasswatch.watch.WatchFacts;
import dev.glasswatch.watch.WatchListener;
import dev.glasswatch.watch.WatchMode;
import dev.glasswatch.watch.WatchParts;
import dev.glasswatch.watch.WatchPlan;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/**
 * Watches inputs from their first to their last frame, as fast as they decode, and gathers what was
 * found. The same input and settings give the same result, but for CPU and wall time.
 */
public final class Analysis {

  private static final String WHOLE = "input_ended";
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  private final WatchParts parts;
  private final List<DetectorPlan> detectors;
  private final Optional<TraceFolder> traces;

  /** With these parts of the process and these detectors. */
  public Analysis(WatchParts parts, List<DetectorPlan> detectors) {
    this(parts, detectors, Optional.empty());
  }

  /** Likewise, recording a trace of each input if a folder is given. */
  public Analysis(WatchParts parts, List<DetectorPlan> detectors, Optional<TraceFolder> traces) {
    this.parts = parts;
    this.detectors = List.copyOf(detectors);
    this.traces = traces;
  }

  /**
   * Watches one input to its end, or to the fault that ends it.
   *
   * @param progress hears now and then how many bytes have been read
   */
  public AnalysisResult of(String input, LongConsumer progress) throws InterruptedException {
    if (traces.isEmpty()) {
      return of(input, progress, WatchTrace.NONE);
    }
    try (TraceRecorder trace = traces.get().record(name(input), DetectorPlan.texts(detectors))) {
      return of(input, progress, trace);
    }
  }

  private AnalysisResult of(String input, LongConsumer progress, WatchTrace trace)
      throws InterruptedException {
    Found found = new Found();
    WatchPlan plan =
        new WatchPlan(
            "analyze",
            SourceSpec.of(input),
            TrackChoice.DEFAULT,
            WatchMode.COMPLETE,
            false,
            detectors);
    Duration cpuBefore = ownCpu();
    long start = parts.nanoClock().getAsLong();
    try (Watch watch = new Watch(plan, parts, found, trace)) {
      watch.start();
      while (!watch.awaitEnd(LOOK_EVERY)) {
        progress.accept(watch.facts().delivery().bytes());
      }
      Duration wall = Duration.ofNanos(parts.nanoClock().getAsLong() - start);
      return result(input, watch.facts(), found, ownCpu().minus(cpuBefore), wall);
    }
  }

  private static AnalysisResult result(
      String input, WatchFacts facts, Found found, Duration cpu, Duration wall) {
    return new AnalysisResult(
        name(input),
        fault(input, facts.status()),
        found.inOrder(),
        facts,
        cpu,
        wall,
        Optional.empty());
  }

  private static Optional<AnalysisResult.Fault> fault(String input, StreamStatus end) {
    if (end.state() == StreamState.ENDED && end.reason().equals(WHOLE)) {
      return Optional.empty();
    }
    return Optional.of(new AnalysisResult.Fault(end.reason(), sentence(input, end)));
  }

  private static String sentence(String input, StreamStatus end) {
    String name = name(input);
    if (isFolder(input)) {
      return "%s is a folder: name the files in it, for example %s/*.ts".formatted(name, name);
    }
    String message = end.message().isEmpty() ? end.reason() : end.message();
    return message.contains(name) ? message : name + ": " + message;
  }

  /** What is a file here holds no secret, whatever it looks like. */
  private static String name(String input) {
    return isPath(input, Files::exists) ? input : SourceSpec.of(input).display();
  }

  private static boolean isFolder(String input) {
    return isPath(input, Files::isDirectory);
  }

  private static boolean isPath(String input, Predicate<Path> kind) {
    try {
      return !input.contains("://") && kind.test(Path.of(input));
    } catch (InvalidPathException e) { // a character that the locale cannot spell, say
      return false;
    }
  }

  private static Duration ownCpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** The last word on each incident. */
  private static final class Found implements WatchListener {

    private static final Comparator<Incident> ORDER =
        Comparator.comparingLong(Incident::mediaStart)
            .thenComparing(incident -> incident.key().defect().name())
            .thenComparing(incident -> incident.key().track());

    private final Map<String, Incident> byId = new LinkedHashMap<>();

    @Override
    public synchronized void transition(Transition transition) {
      byId.put(transition.incident().id(), transition.incident());
    }

    synchronized List<Incident> inOrder() {
      return Implications.settled(byId.values().stream().sorted(ORDER).toList());
    }
  }
}
