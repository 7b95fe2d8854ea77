package dev.glasswatch.evaluate;

import dev.glasswatch.incident.Transition;
import dev.glasswatch.media.TrackChoice;
import dev.glasswatch.media.WatchLevel;
import dev.glasswatch.source.SourceSpec;
import dev.glasswatch.watch.DetectorPlan;
import dev.glasswatch.watch.StreamState;
import dev.glasswatch.watch.Watch;
import dev.glasswatch.watch.WatchFacts;
import dev.glasswatch.watch.WatchMode;
import dev.glasswatch.watch.WatchParts;
import dev.glasswatch.watch.WatchPlan;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Live watches of many playlists, observed second by second. */
final class LiveCrowd implements AutoCloseable {

  private static final Duration START_DEADLINE = Duration.ofSeconds(60);
  private static final double NANOS_PER_SECOND = 1e9;
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  /**
   * How it went between two moments.
   *
   * @param unwatchedShares of the time that passed, one a stream, 0 to 1
   * @param unwatchedReasons seconds of all streams together, by reason
   * @param framesPerSecond decoded, one a stream
   * @param leftEveryFrame streams that were at another level, or not live, at some look
   * @param reconnects of all streams together
   * @param peakResidentBytes the most memory in RAM at any look
   * @param cores CPU time over wall time
   */
  record Tally(
      List<Double> unwatchedShares,
      Map<String, Double> unwatchedReasons,
      List<Double> framesPerSecond,
      int leftEveryFrame,
      long reconnects,
      long peakResidentBytes,
      double cores) {}

  private final List<Watch> watches = new ArrayList<>();

  LiveCrowd(WatchParts parts, List<DetectorPlan> detectors, List<URI> playlists) {
    for (int i = 0; i < playlists.size(); i++) {
      WatchPlan plan =
          new WatchPlan(
              "live-" + i,
              SourceSpec.of(playlists.get(i).toString()),
              TrackChoice.DEFAULT,
              WatchMode.LIVE,
              false,
              detectors);
      Watch watch = new Watch(plan, parts, LiveCrowd::ignore);
      watches.add(watch);
      watch.start();
    }
  }

  private static void ignore(Transition transition) {
    // What is measured is whether everything was looked at, not what was seen.
  }

  /** Waits until every stream gives pictures. */
  void awaitLive() throws InterruptedException, EvaluateException {
    long deadline = System.nanoTime() + START_DEADLINE.toNanos();
    while (!watches.stream().map(Watch::facts).allMatch(LiveCrowd::live)) {
      if (System.nanoTime() > deadline) {
        throw new EvaluateException("Not every stream went live: " + firstNotLive());
      }
      Thread.sleep(LOOK_EVERY);
    }
  }

  private String firstNotLive() {
    return watches.stream()
        .map(Watch::facts)
        .filter(facts -> !live(facts))
        .map(facts -> facts.status().state().label() + " " + facts.status().message())
        .findFirst()
        .orElse("");
  }

  private static boolean live(WatchFacts facts) {
    return facts.status().state() == StreamState.LIVE && facts.media().videoFrames() > 0;
  }

  /** Looks on for so long. */
  Tally observe(Duration length, Progress progress) throws InterruptedException, EvaluateException {
    List<WatchFacts> before = watches.stream().map(Watch::facts).toList();
    Set<Integer> left = new HashSet<>();
    long cpu = ProcessCpu.nanos();
    long start = System.nanoTime();
    long peak = 0;
    while (System.nanoTime() - start < length.toNanos()) {
      Thread.sleep(LOOK_EVERY);
      peak = Math.max(peak, ProcFiles.residentBytes());
      noteLeft(left);
      long passed = Duration.ofNanos(System.nanoTime() - start).toSeconds();
      progress.at("watching " + watches.size() + " streams", passed, length.toSeconds());
    }
    List<WatchFacts> after = watches.stream().map(Watch::facts).toList();
    double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
    double cores = (ProcessCpu.nanos() - cpu) / NANOS_PER_SECOND / seconds;
    return new Tally(
        pairs(before, after, LiveCrowd::unwatchedSeconds, seconds),
        reasons(before, after),
        pairs(before, after, facts -> facts.media().videoFrames(), seconds),
        left.size(),
        after.stream().mapToLong(WatchFacts::reconnects).sum(),
        peak,
        cores);
  }

  private static List<Double> pairs(
      List<WatchFacts> before,
      List<WatchFacts> after,
      ToDoubleFunction<WatchFacts> figure,
      double seconds) {
    return IntStream.range(0, after.size())
        .mapToDouble(i -> figure.applyAsDouble(after.get(i)) - figure.applyAsDouble(before.get(i)))
        .mapToObj(difference -> difference / seconds)
        .toList();
  }

  private static Map<String, Double> reasons(List<WatchFacts> before, List<WatchFacts> after) {
    Map<String, Double> reasons = new TreeMap<>();
    after.forEach(facts -> add(reasons, facts, 1));
    before.forEach(facts -> add(reasons, facts, -1));
    reasons.values().removeIf(seconds -> seconds == 0);
    return reasons;
  }

  private static void add(Map<String, Double> reasons, WatchFacts facts, int sign) {
    facts
        .unwatched()
        .forEach(
            (reason, time) ->
                reasons.merge(reason, sign * time.toNanos() / NANOS_PER_SECOND, Double::sum));
  }

  private void noteLeft(Set<Integer> left) {
    for (int i = 0; i < watches.size(); i++) {
      WatchFacts facts = watches.get(i).facts();
      if (facts.level() != WatchLevel.EVERY_FRAME || !live(facts)) {
        left.add(i);
      }
    }
  }

  private static double unwatchedSeconds(WatchFacts facts) {
    return facts.unwatched().values().stream().mapToLong(Duration::toNanos).sum()
        / NANOS_PER_SECOND;
  }

  @Override
  public void close() {
    watches.forEach(Watch::close);
  }
}
