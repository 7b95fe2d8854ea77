package dev.glasswatch.watch;

import dev.glasswatch.detect.Settings;
import dev.glasswatch.incident.Transition;
import dev.glasswatch.media.TestMedia;
import dev.glasswatch.media.TrackChoice;
import dev.glasswatch.source.AddressPolicy;
import dev.glasswatch.source.FileAccess;
import dev.glasswatch.source.SourceLimits;
import dev.glasswatch.source.SourcePolicy;
import dev.glasswatch.source.SourceSpec;
import dev.glasswatch.source.Sources;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Watches real files with scripted detectors. */
final class WatchFixture implements AutoCloseable {

  /** Impatient, so that tests of stuck detectors take less than a second. */
  private static final PoolSettings POOL =
      new PoolSettings(
          2, Duration.ofMillis(100), Duration.ofMillis(400), 4, Duration.ofMillis(100));

  final List<Transition> transitions = new CopyOnWriteArrayList<>();
  final List<StreamStatus> statuses = new CopyOnWriteArrayList<>();
  final Sources sources;
  final DetectorPool pool = new DetectorPool(POOL, System::nanoTime);
  private final AtomicInteger ids = new AtomicInteger();

  WatchFixture() {
    this(
        new Sources(
            new SourcePolicy(AddressPolicy.allowing("127.0.0.0/8"), new FileAccess.Anywhere()),
            SourceLimits.DEFAULT,
            Clock.systemUTC()));
  }

  WatchFixture(Sources sources) {
    this.sources = sources;
  }

  /** Three seconds of moving picture and a tone, 25 frames a second. */
  static Path clip() {
    return TestMedia.generate(
        "watch-3s.mkv",
        "-f",
        "lavfi",
        "-i",
        "testsrc2=size=320x180:rate=25:duration=3",
        "-f",
        "lavfi",
        "-i",
        "sine=frequency=440:duration=3",
        "-c:v",
        "mpeg2video",
        "-q:v",
        "3",
        "-g",
        "25",
        "-c:a",
        "aac");
  }

  Watch watch(String url, WatchMode mode, boolean loop, ScriptedDetector... detectors) {
    List<DetectorPlan> plans =
        Arrays.stream(detectors)
            .map(detector -> new DetectorPlan(detector, Settings.defaults(List.of())))
            .toList();
    WatchParts parts =
        new WatchParts(
            sources,
            pool,
            Clock.systemUTC(),
            System::nanoTime,
            () -> "incident-" + ids.incrementAndGet(),
            new Random(7));
    return new Watch(
        new WatchPlan("s1", SourceSpec.of(url), TrackChoice.DEFAULT, mode, loop, plans),
        parts,
        new WatchListener() {
          @Override
          public void transition(Transition transition) {
            transitions.add(transition);
          }

          @Override
          public void status(StreamStatus status) {
            statuses.add(status);
          }
        });
  }

  /** Watches the clip from end to end and returns the facts. */
  WatchFacts complete(ScriptedDetector... detectors) throws InterruptedException {
    try (Watch watch = watch(clip().toString(), WatchMode.COMPLETE, false, detectors)) {
      watch.start();
      if (!watch.awaitEnd(Duration.ofSeconds(30))) {
        throw new AssertionError("did not end: " + watch.facts());
      }
      return watch.facts();
    }
  }

  @Override
  public void close() {
    pool.close();
    sources.close();
  }
}
