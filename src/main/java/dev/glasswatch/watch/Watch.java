package dev.glasswatch.watch;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.Severity;
import dev.glasswatch.detect.StreamPulse;
import dev.glasswatch.detect.WatchTrace;
import dev.glasswatch.incident.Acknowledgement;
import dev.glasswatch.incident.EndReason;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.incident.IncidentTracker;
import dev.glasswatch.incident.Telling;
import dev.glasswatch.incident.WatchDefects;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.MediaRing;
import dev.glasswatch.media.RingShape;
import dev.glasswatch.media.WatchLevel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches one stream: a converter thread of its own fills the ring, shared workers run the
 * detectors, and what they see becomes incidents, told to the listener.
 *
 * <p>{@link #start} once, {@link #stop} whenever; the watch is over within two seconds of that,
 * whatever the stream's server or resolver does. All methods may be called from any thread.
 */
public final class Watch implements AutoCloseable {

  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private final WatchPlan plan;
  private final WatchParts parts;
  private final StatusBoard status;
  private final Adoption adoption;
  private final WatchIncidents incidents;
  private final MediaRing ring;
  private final Seats seats;
  private final Connections connections;
  private final ConnectLoop loop;
  private final Runnable tick = this::tick;
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicReference<@Nullable EndReason> stopReason = new AtomicReference<>();
  private final Thread thread;

  /** Assembles the parts; nothing runs until {@link #start}. */
  public Watch(WatchPlan plan, WatchParts parts, WatchListener listener) {
    this(plan, parts, listener, WatchTrace.NONE);
  }

  /** Likewise, recording its trace, which remains the caller's to close once it is over. */
  public Watch(WatchPlan plan, WatchParts parts, WatchListener listener, WatchTrace trace) {
    this.plan = plan;
    this.parts = parts;
    this.status = new StatusBoard(parts.clock(), listener);
    this.adoption = new Adoption(plan.adopted());
    boolean complete = plan.mode() == WatchMode.COMPLETE;
    this.ring =
        new MediaRing(
            complete ? RingShape.FILE : RingShape.LIVE,
            Seats.needs(plan.detectors()),
            this::published);
    CountDownLatch stop = new CountDownLatch(1);
    this.connections = new Connections(plan, parts, ring, stop);
    this.loop = new ConnectLoop(plan, parts, connections, status, stop);
    this.incidents =
        new WatchIncidents(
            new IncidentTracker(
                plan.stream(),
                Seats.rules(plan.detectors()),
                parts.ids(),
                connections.wallClock(),
                parts.clock(),
                complete ? Telling.AFTERWARDS : Telling.AS_THEY_HAPPEN),
            listener,
            trace);
    this.seats = new Seats(plan, parts.pool(), ring, incidents, adoption, trace);
    this.thread =
        Thread.ofPlatform().name(CrashLedger.threadOf(plan.stream())).daemon().unstarted(this::run);
  }

  private void published() {
    seats.published();
  }

  /** Takes over the plan's incidents, and starts the converter thread. */
  public void start() {
    incidents.adopt(adoption.incidents(), connections.mediaTime());
    if (plan.mode() == WatchMode.LIVE) {
      parts.pool().onTick(tick);
    }
    thread.start();
  }

  private void run() {
    try {
      loop.run();
    } finally {
      finish();
    }
  }

  private void finish() {
    sayRefused(status.status());
    incidents.inputIsOver();
    ring.event(new MediaEvent.Ended(connections.mediaTime()));
    seats.wake();
    try {
      awaitDetectors();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    parts.pool().removeTick(tick);
    settle();
    ring.close();
    seats.close();
    over.countDown();
    if (stopReason.get() != null) {
      // It may have come after we settled and before anybody could see that it is over.
      settle();
    }
  }

  private void sayRefused(StreamStatus end) {
    if (plan.mode() == WatchMode.LIVE && end.state() == StreamState.REFUSED) {
      say(WatchDefects.SOURCE_REFUSED, end);
    } else if (end.state() == StreamState.QUARANTINED) {
      say(WatchDefects.STREAM_QUARANTINED, end);
    }
  }

  private void say(Defect defect, StreamStatus end) {
    long at = connections.mediaTime();
    incidents.observe(
        new Observation(
            defect,
            Observation.WHOLE_STREAM,
            at,
            at,
            1,
            Severity.CRITICAL,
            end.reason(),
            Map.of("message", end.message())));
  }

  /** A complete watch hears every detector out; the watchdog sees to those that never return. */
  private void awaitDetectors() throws InterruptedException {
    boolean complete = plan.mode() == WatchMode.COMPLETE;
    long deadline = parts.nanoClock().getAsLong() + TimeUnit.SECONDS.toNanos(1);
    while (!seats.awaitFinished(Seats.LOOK_NANOS)) {
      boolean late = parts.nanoClock().getAsLong() - deadline > 0;
      if (late && (!complete || stopReason.get() != null)) {
        return;
      }
    }
  }

  private synchronized void settle() {
    EndReason reason = stopReason.get();
    StreamState state = status.status().state();
    if (reason != null) {
      incidents.end(connections.mediaTime(), reason);
      status.change(StreamState.STOPPED, "requested", "");
    } else if (state != StreamState.REFUSED && state != StreamState.QUARANTINED) {
      incidents.end(connections.mediaTime(), EndReason.INPUT_ENDED);
    }
  }

  private void tick() {
    if (stopReason.get() == null) {
      StreamPulse pulse = connections.pulse();
      if (pulse.connected()) {
        adoption.live(incidents, connections.mediaTime());
      }
      seats.pulse(pulse);
    }
  }

  /**
   * Asks the watch to end; returns at once. A watch that was refused before is closed by this, and
   * its incident with it.
   */
  public void stop(EndReason why) {
    stopReason.compareAndSet(null, why);
    loop.stop();
    if (over.getCount() == 0) {
      settle();
    }
  }

  /** Waits until the watch is over, no longer than this; whether it is. */
  public boolean awaitEnd(Duration atMost) throws InterruptedException {
    return over.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** How the watch is doing. */
  public WatchFacts facts() {
    return new WatchFacts(
        status.status(),
        connections.level(),
        connections.media(),
        ring.facts(),
        connections.delivery(),
        seats.facts(),
        incidents.unwatchedTime().byReason(),
        loop.reconnects());
  }

  /** Incidents that are not resolved. */
  public List<Incident> incidents() {
    return incidents.current();
  }

  /**
   * Says again how an incident stands, as a transition.
   *
   * @return false when it is not under way here
   */
  public boolean remind(String incidentId) {
    return incidents.remind(incidentId);
  }

  /**
   * Notes that somebody knows of an incident, as a transition.
   *
   * @return false when it is not under way here
   */
  public boolean acknowledge(String incidentId, Acknowledgement acknowledgement) {
    return incidents.acknowledge(incidentId, acknowledgement);
  }

  /** Changes how closely pictures are looked at, from the next packet on. */
  public void level(WatchLevel level) {
    connections.level(level);
  }

  /** Stops, as {@link EndReason#STREAM_REMOVED} unless told otherwise before, and waits. */
  @Override
  public void close() {
    close(LONGEST_CLOSE);
  }

  /** Likewise, but waits no longer than this; a thread that has not ended then is left behind. */
  public void close(Duration atMost) {
    stop(EndReason.STREAM_REMOVED);
    boolean interrupted = false;
    try {
      if (thread.getState() != Thread.State.NEW && !awaitEnd(atMost)) {
        LOG.error(
            "Stream {} did not stop within {} ms; its thread is left behind",
            plan.stream(),
            atMost.toMillis());
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
