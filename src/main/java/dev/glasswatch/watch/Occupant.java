package dev.glasswatch.watch;

import dev.glasswatch.detect.Detector;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.StreamPulse;
import dev.glasswatch.media.AudioView;
import dev.glasswatch.media.FrameView;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.MediaVisitor;
import dev.glasswatch.media.PacketView;
import dev.glasswatch.media.RingReader;
import dev.glasswatch.media.UnwatchedReason;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A detector at work in its seat: shows it what its reader finds, one call at a time, whichever
 * worker runs it. One that hangs is left behind with its reader and whatever it holds; what it says
 * afterwards is not heard.
 */
final class Occupant implements MediaVisitor {

  /** Entries shown before other occupants get their turn. */
  private static final int TURN = 64;

  private enum State {
    IDLE,
    QUEUED,
    RUNNING,
    RUNNING_AGAIN
  }

  private final DetectorSeat seat;
  private final DetectorPool pool;
  private final RingReader reader;
  private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
  private final AtomicReference<@Nullable StreamPulse> pulse = new AtomicReference<>();
  private final SeatMeter meter;
  private @Nullable Detector detector;
  private final DetectorCall call = new DetectorCall();
  private volatile @Nullable PoolWorker runner;
  private volatile boolean abandoned;
  private volatile boolean closing;
  private LongSupplier nanoClock = System::nanoTime;

  Occupant(DetectorSeat seat, DetectorPool pool, RingReader reader, SeatMeter meter) {
    this.seat = seat;
    this.pool = pool;
    this.reader = reader;
    this.meter = meter;
  }

  private void say(Observation observation) {
    if (!abandoned) {
      seat.observed(observation);
    }
  }

  private void measured(String track, int kind, long[] row) {
    if (!abandoned) {
      seat.trace().row(track, kind, row);
    }
  }

  /** Asks for a turn. Any thread. */
  void wake() {
    State before =
        state.getAndUpdate(
            now ->
                switch (now) {
                  case IDLE -> State.QUEUED;
                  case RUNNING -> State.RUNNING_AGAIN;
                  case QUEUED, RUNNING_AGAIN -> now;
                });
    if (before == State.IDLE) {
      enqueue();
    }
  }

  private void enqueue() {
    if (!pool.schedule(this)) {
      state.set(State.IDLE);
    }
  }

  /** Asks for a turn when enough has come together to be worth waking a thread. */
  void published() {
    if (reader.pending() >= DetectorSeat.BATCH) {
      wake();
    }
  }

  /** Hands over the latest pulse; one that was not taken yet is out of date. Any thread. */
  void pulse(StreamPulse latest) {
    pulse.set(latest);
    wake();
  }

  /** One turn, on a worker; that it {@link #lost} the worker is to be asked afterwards. */
  void run(PoolWorker worker, LongSupplier clock) {
    if (call.givenUp()) {
      return;
    }
    state.set(State.RUNNING);
    runner = worker;
    nanoClock = clock;
    meter.turnStarts();
    boolean unfinished = turn();
    if (call.givenUp()) {
      return;
    }
    meter.turnEnds();
    if (unfinished || !state.compareAndSet(State.RUNNING, State.IDLE)) {
      state.set(State.QUEUED);
      enqueue();
    }
  }

  /** Whether a call on that worker was given up: then an interrupt is on its way to it. */
  boolean lost(PoolWorker worker) {
    return call.givenUp() && worker.equals(runner);
  }

  /** Whether there may be more to do right away. */
  private boolean turn() {
    try {
      if (closing) {
        begin();
        dismiss();
        return false;
      }
      takePulse();
      return reader.drain(this, TURN) == TURN;
    } catch (Throwable e) { // whatever it is, its neighbours go on
      call.end();
      failed(e);
      return true;
    } finally {
      call.end();
    }
  }

  private void takePulse() {
    StreamPulse latest = pulse.getAndSet(null);
    if (latest != null && !seat.resting() && begin()) {
      detector().tick(latest);
      call.end();
    }
  }

  private void failed(Throwable error) {
    if (!abandoned && begin()) {
      dismiss();
      seat.threw(error);
    }
  }

  /** The detector; made on first use, so that a constructor that hangs is under watch as well. */
  private Detector detector() {
    Detector present = detector;
    if (present == null) {
      present = seat.newDetector(this::say, this::measured);
      detector = present;
    }
    return present;
  }

  private void dismiss() {
    Detector last = detector;
    detector = null;
    if (last != null) {
      DetectorSeat.closeQuietly(last);
    }
  }

  /** A call that the watchdog must see begins; false when the one before was given up. */
  private boolean begin() {
    return call.begin(nanoClock.getAsLong());
  }

  /** How long the present call has taken, or 0. Any thread. */
  long busyNanos(long now) {
    return call.nanos(now);
  }

  /**
   * Gives up the present call if it has taken longer than this. Called by the watchdog.
   *
   * @return the worker that is lost with it: it runs nothing else from here on
   */
  Optional<PoolWorker> giveUp(long now, long longest) {
    return call.giveUp(now, longest) ? Optional.ofNullable(runner) : Optional.empty();
  }

  /** The present call has been given up. Called by the watchdog. */
  void hung() {
    leave();
    seat.hung();
  }

  String detectorName() {
    return seat.name();
  }

  private void reached(long mediaTime) {
    if (!abandoned) {
      seat.reached(mediaTime);
    }
  }

  /** Takes nothing more and is not heard any more. */
  void leave() {
    abandoned = true;
    reader.abandon();
  }

  /** Has the detector closed by a worker, after the call that may be under way. */
  void close() {
    leave();
    closing = true;
    wake();
  }

  long pending() {
    return reader.pending();
  }

  @Override
  public void frame(FrameView frame) {
    reached(frame.mediaTime());
    if (!seat.resting() && begin()) {
      detector().frame(frame);
      call.end();
      meter.frame();
    }
  }

  @Override
  public void audio(AudioView audio) {
    reached(audio.mediaTime());
    if (!seat.resting() && begin()) {
      detector().audio(audio);
      call.end();
      meter.audio();
    }
  }

  @Override
  public void packet(PacketView packet) {
    if (!seat.resting() && begin()) {
      detector().packet(packet);
      call.end();
    }
  }

  @Override
  public void event(MediaEvent event) {
    reached(event.mediaTime());
    try {
      tell(event);
    } finally {
      if (event instanceof MediaEvent.Ended && !abandoned) {
        seat.finished();
      }
    }
  }

  /** Told while it rests as well: it must know the tracks when it goes on. */
  private void tell(MediaEvent event) {
    if (!seat.stopped() && begin()) {
      Detector told = detector();
      if (!abandoned) {
        seat.trace().event(event);
      }
      told.event(event);
      call.end();
    }
  }

  @Override
  public void lost(String track, long from, long to) {
    meter.skipped();
    seat.lost(track, from, to);
    tell(new MediaEvent.Unwatched(from, to, track, UnwatchedReason.OVERLOADED));
  }

  @Override
  public void overrun(long from, long to) {
    lost(Observation.WHOLE_STREAM, from, to);
    tell(new MediaEvent.Discontinuity(to, MediaEvent.Cause.OVERRUN));
  }
}
