package dev.glasswatch.watch;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.DetectorTrace;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.ObservationSink;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.detect.StreamPulse;
import dev.glasswatch.detect.TraceSink;
import dev.glasswatch.incident.WatchDefects;
import dev.glasswatch.media.MediaNeeds;
import dev.glasswatch.media.MediaRing;
import dev.glasswatch.media.UnwatchedReason;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One detector's place in one watch. Whoever occupies it may throw or hang: the seat counts it,
 * says it as {@code detector_failed}, and takes a new instance; nothing else in the watch notices.
 */
final class DetectorSeat implements AutoCloseable {

  /**
   * Entries that are worth waking a thread for: about a tenth of a second of live picture and
   * sound. Smaller batches cost more in wake-ups than in detection; ticks see to the rest.
   */
  static final int BATCH = 8;

  /** Makes an instance that observes into the one and measures into the other. */
  @FunctionalInterface
  interface Maker {
    Detector make(ObservationSink observations, TraceSink rows);
  }

  /**
   * How detectors are known to the seat, whether they are plug-ins or the watch's own, and where
   * what they decide from is recorded.
   */
  record Post(
      String stream,
      String name,
      Set<Defect> defects,
      MediaNeeds needs,
      Maker maker,
      DetectorTrace trace) {}

  private static final String HUNG = "hung";
  private static final String UNAVAILABLE = "unavailable";

  /** Each hang costs a thread: a seat that has had this many rests for good. */
  private static final int MOST_HANGS = 3;

  private static final long CLEAR_EVERY_US = 5_000_000;
  private static final long BLIND_EVERY_US = 1_000_000;
  private static final Logger LOG = LoggerFactory.getLogger(DetectorSeat.class);

  private final Post post;
  private final DetectorPool pool;
  private final MediaRing ring;
  private final WatchIncidents incidents;
  private final SeatMeter meter = new SeatMeter();
  private final FailureBudget budget = new FailureBudget();
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile Occupant occupant;
  private volatile long reached;
  private volatile boolean resting;
  private volatile boolean failing;
  private volatile int hangs;
  private volatile boolean traced;
  private long saidClear;
  private volatile boolean saidUnavailable;
  private long blindFrom = -1;

  DetectorSeat(Post post, DetectorPool pool, MediaRing ring, WatchIncidents incidents) {
    this.post = post;
    this.pool = pool;
    this.ring = ring;
    this.incidents = incidents;
    this.occupant = newOccupant();
  }

  private Occupant newOccupant() {
    return new Occupant(this, pool, ring.reader(post.needs()), meter);
  }

  /** A new instance; one that does nothing when the plug-in cannot even make one. */
  Detector newDetector(ObservationSink sink, TraceSink rows) {
    post.trace().started();
    try {
      return post.maker().make(sink, rows);
    } catch (RuntimeException | LinkageError | AssertionError e) {
      threw(e);
      return new Detector() {};
    }
  }

  /** Something was published. Called by the converter. */
  void published() {
    occupant.published();
  }

  /** Sees to whatever is unread. */
  void wake() {
    occupant.wake();
  }

  /** Wall time passes. */
  void pulse(StreamPulse pulse) {
    occupant.pulse(pulse);
  }

  void observed(Observation observation) {
    incidents.observe(observation, post.trace());
  }

  /** Where what the detector decides from is recorded. */
  DetectorTrace trace() {
    return post.trace();
  }

  /** Media has been read this far. */
  void reached(long mediaTime) {
    reached = Math.max(reached, mediaTime);
    if (!saidUnavailable && pool.unavailable(post.name())) {
      sayUnavailable();
    }
    if (failing) {
      recover(mediaTime);
    }
  }

  /** Its last instance failed, in a process that is gone: when it works again is to be said. */
  void failedBefore() {
    failing = true;
  }

  private synchronized void recover(long mediaTime) {
    resting = budget.resting(mediaTime);
    boolean blind = resting();
    if (!blind || mediaTime - blindFrom >= BLIND_EVERY_US) {
      blindUntil(mediaTime, blind);
    }
    if (blind || mediaTime - saidClear < CLEAR_EVERY_US) {
      return;
    }
    saidClear = mediaTime;
    failing = !budget.healthy(mediaTime);
    incidents.observe(
        Observation.clear(
            WatchDefects.DETECTOR_FAILED, post.name(), budget.lastFailure(), mediaTime));
  }

  /** Accounts for the time that this detector has not seen, as it goes by. */
  private synchronized void blindUntil(long mediaTime, boolean goesOn) {
    if (blindFrom >= 0) {
      incidents.missed(
          post.defects(),
          Observation.WHOLE_STREAM,
          blindFrom,
          mediaTime,
          UnwatchedReason.DETECTOR_FAILED);
      blindFrom = goesOn ? mediaTime : -1;
    }
  }

  boolean resting() {
    return resting || stopped();
  }

  /** Whether it rests for good: nothing of the plug-in's is called any more. */
  boolean stopped() {
    return hangs >= MOST_HANGS || pool.unavailable(post.name());
  }

  String name() {
    return post.name();
  }

  void lost(String track, long from, long to) {
    incidents.missed(post.defects(), track, from, to, UnwatchedReason.OVERLOADED);
  }

  void threw(Throwable error) {
    String kind = error.getClass().getSimpleName();
    try (MDC.MDCCloseable stream = MDC.putCloseable("stream", post.stream())) {
      // One trace says it all; a detector may fail on every frame.
      if (traced) {
        LOG.debug("Detector {} failed again with {} and is started anew", post.name(), kind);
      } else {
        LOG.warn("Detector {} failed and is started anew", post.name(), error);
      }
    }
    traced = true;
    failure("threw", kind);
  }

  /** The watchdog gave the occupant up. */
  void hung() {
    meter.hung();
    try (MDC.MDCCloseable stream = MDC.putCloseable("stream", post.stream())) {
      LOG.warn("Detector {} did not return and is replaced", post.name());
    }
    failure(HUNG, "did not return");
    hangs++;
    if (pool.unavailable(post.name())) {
      sayUnavailable();
    }
    occupant = newOccupant();
    if (incidents.inputOver()) {
      end.countDown();
    }
  }

  private synchronized void failure(String reason, String error) {
    long failures = meter.failed();
    budget.failed(reached);
    failing = true;
    saidClear = reached;
    resting = budget.resting(reached);
    if (resting || reason.equals(HUNG)) {
      goBlind();
    }
    say(reason, Map.of("detector", post.name(), "error", error, "failures", failures));
  }

  private void goBlind() {
    if (blindFrom < 0) {
      blindFrom = reached;
    }
  }

  private synchronized void sayUnavailable() {
    if (!saidUnavailable) {
      saidUnavailable = true;
      failing = true;
      goBlind();
      String error = "calls of this detector hold too many threads";
      say(UNAVAILABLE, Map.of("detector", post.name(), "error", error));
    }
  }

  private void say(String reason, Map<String, Object> details) {
    incidents.observe(
        new Observation(
            WatchDefects.DETECTOR_FAILED,
            post.name(),
            reached,
            reached,
            1,
            Severity.MINOR,
            reason,
            details));
  }

  void finished() {
    blindUntil(reached, resting());
    end.countDown();
  }

  /** Waits until everything published has been looked at. */
  boolean awaitFinished(long nanos) throws InterruptedException {
    return end.await(nanos, TimeUnit.NANOSECONDS);
  }

  DetectorFacts facts() {
    return meter.facts(post.name(), occupant.pending(), !resting());
  }

  static void closeQuietly(Detector detector) {
    try {
      detector.close();
    } catch (Throwable e) { // whatever it is, its seat would never be run again
      LOG.warn("A detector failed while it was closed", e);
    }
  }

  @Override
  public void close() {
    occupant.close();
  }
}
