package dev.glasswatch.watch;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.DefectRule;
import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.DetectorTrace;
import dev.glasswatch.detect.WatchTrace;
import dev.glasswatch.incident.IncidentTracker;
import dev.glasswatch.incident.MediaWallClock.StartFrom;
import dev.glasswatch.incident.MediaWallClock.WallTime;
import dev.glasswatch.incident.Transition;
import dev.glasswatch.incident.WatchDefects;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.MediaNeeds;
import dev.glasswatch.media.MediaRing;
import dev.glasswatch.media.RingShape;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Seats of a pool whose clock the test owns: nothing hangs before it says so. */
final class SeatFixture implements AutoCloseable {

  static final int WORKERS = 2;
  static final int SPARE = 2;
  private static final Instant T0 = Instant.parse("2026-11-23T04:05:00Z");

  final DetectorPool pool;
  private final AtomicLong nanos = new AtomicLong();
  private final CountDownLatch released = new CountDownLatch(1);

  SeatFixture() {
    Duration second = Duration.ofSeconds(1);
    pool = new DetectorPool(new PoolSettings(WORKERS, second, second, SPARE, second), nanos::get);
  }

  /** More time passes than any call may take. */
  void tooLong() {
    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
  }

  /** One stream with one detector, and what becomes of it. */
  final class Seated {
    final List<Transition> transitions = new CopyOnWriteArrayList<>();
    final MediaRing ring;
    final DetectorSeat seat;
    final WatchIncidents incidents;

    Seated(String stream, String name, Detector detector) {
      Defect defect = new Defect(name);
      Map<Defect, DefectRule> rules = new HashMap<>(WatchDefects.rules());
      rules.put(defect, new DefectRule(defect, 0.5, 0.5, Duration.ZERO, Duration.ZERO));
      incidents =
          new WatchIncidents(
              new IncidentTracker(
                  stream,
                  rules,
                  () -> stream,
                  time -> new WallTime(T0, StartFrom.ARRIVAL),
                  () -> T0),
              transitions::add,
              WatchTrace.NONE);
      ring = new MediaRing(new RingShape(2, 2, 64, Duration.ZERO), MediaNeeds.NOTHING, () -> {});
      seat =
          new DetectorSeat(
              new DetectorSeat.Post(
                  stream,
                  name,
                  Set.of(defect),
                  MediaNeeds.NOTHING,
                  (sink, rows) -> detector,
                  DetectorTrace.NONE),
              pool,
              ring,
              incidents);
    }

    /** Something happens in the stream at this second. */
    void happens(int second) {
      ring.event(new MediaEvent.Discontinuity(second * 1_000_000L, MediaEvent.Cause.SIGNALLED));
      seat.wake();
    }

    /** Reasons that were given for the detector's failure. */
    List<String> failures() {
      return transitions.stream().map(each -> each.incident().reason()).toList();
    }
  }

  /** A detector that does this with every event. */
  static Detector detector(Consumer<MediaEvent> onEvent) {
    return new Detector() {
      @Override
      public void event(MediaEvent event) {
        onEvent.accept(event);
      }
    };
  }

  /** A stream whose detector does not return, whoever asks it to, until the test is over. */
  Seated hanger(String stream) {
    return new Seated(stream, "hanger", detector(any -> hang()));
  }

  private void hang() {
    boolean held = true;
    while (held) {
      try {
        released.await();
        held = false;
      } catch (InterruptedException e) {
        // As plug-ins do that never heard of interrupts.
      }
    }
  }

  @Override
  public void close() {
    released.countDown();
    pool.close();
  }
}
