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
import java.util.Set;

/** Live watches of many playlists, observed second by second. */
final class LiveCrowd implements AutoCloseable {

  private static final Duration START_DEADLINE = Duration.ofSeconds(60);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  /**
   * How it went between two moments.
   *
   * @param unwatchedShares of the time that passed, one a stream, 0 to 1
   * @param leftEveryFrame streams that were at another level, or not live, at some look
   * @param reconnects of all streams together
   * @param peakResidentBytes the most memory in RAM at any look
   * @param cores CPU time over wall time
   */
  record Tally(
      List<Double> unwatchedShares,
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
    List<Duration> before = watches.stream().map(watch -> unwatched(watch.facts())).toList();
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
    double wall = System.nanoTime() - start;
    List<Double> shares = new ArrayList<>();
    for (int i = 0; i < watches.size(); i++) {
      Duration more = unwatched(watches.get(i).facts()).minus(before.get(i));
      shares.add(more.toNanos() / wall);
    }
    double cores = (ProcessCpu.nanos() - cpu) / wall;
    return new Tally(shares, left.size(), reconnects(), peak, cores);
  }

  private void noteLeft(Set<Integer> left) {
    for (int i = 0; i < watches.size(); i++) {
      WatchFacts facts = watches.get(i).facts();
      if (facts.level() != WatchLevel.EVERY_FRAME || !live(facts)) {
        left.add(i);
      }
    }
  }

  private long reconnects() {
    return watches.stream().mapToLong(watch -> watch.facts().reconnects()).sum();
  }

  private static Duration unwatched(WatchFacts facts) {
    return facts.unwatched().values().stream().reduce(Duration.ZERO, Duration::plus);
  }

  @Override
  public void close() {
    watches.forEach(Watch::close);
  }
}
