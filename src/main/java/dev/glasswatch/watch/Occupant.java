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

  private static final long IDLE_SINCE = Long.MIN_VALUE;

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
  private volatile long callStarted = IDLE_SINCE;
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

  /** One turn, on a worker. */
  void run(LongSupplier clock) {
    state.set(State.RUNNING);
    nanoClock = clock;
    meter.turnStarts();
    boolean unfinished = turn();
    meter.turnEnds();
    if (unfinished || !state.compareAndSet(State.RUNNING, State.IDLE)) {
      state.set(State.QUEUED);
      enqueue();
    }
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
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      callStarted = IDLE_SINCE;
      failed(e);
      return true;
    } finally {
      callStarted = IDLE_SINCE;
    }
  }

  private void takePulse() {
    StreamPulse latest = pulse.getAndSet(null);
    if (latest != null && !seat.resting()) {
      begin();
      detector().tick(latest);
      callStarted = IDLE_SINCE;
    }
  }

  private void failed(Throwable error) {
    if (!abandoned) {
      begin();
      dismiss();
      seat.threw(error);
    }
  }

  /** The detector; made on first use, so that a constructor that hangs is under watch as well. */
  private Detector detector() {
    Detector present = detector;
    if (present == null) {
      present = seat.newDetector(this::say);
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

  /** A call that the watchdog must see begins. */
  private void begin() {
    callStarted = nanoClock.getAsLong();
  }

  /** How long the present call has taken, or 0. Any thread. */
  long busyNanos(long now) {
    long started = callStarted;
    return started == IDLE_SINCE ? 0 : now - started;
  }

  /** The present call will not be waited for any longer. Called by the watchdog. */
  void hung() {
    leave();
    seat.hung();
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
    if (!seat.resting()) {
      begin();
      detector().frame(frame);
      callStarted = IDLE_SINCE;
      meter.frame();
    }
  }

  @Override
  public void audio(AudioView audio) {
    reached(audio.mediaTime());
    if (!seat.resting()) {
      begin();
      detector().audio(audio);
      callStarted = IDLE_SINCE;
      meter.audio();
    }
  }

  @Override
  public void packet(PacketView packet) {
    if (!seat.resting()) {
      begin();
      detector().packet(packet);
      callStarted = IDLE_SINCE;
    }
  }

  @Override
  public void event(MediaEvent event) {
    reached(event.mediaTime());
    begin();
    try {
      detector().event(event);
    } finally {
      if (event instanceof MediaEvent.Ended && !abandoned) {
        seat.finished();
      }
    }
    callStarted = IDLE_SINCE;
  }

  @Override
  public void lost(String track, long from, long to) {
    meter.skipped();
    seat.lost(track, from, to);
    begin();
    detector().event(new MediaEvent.Unwatched(from, to, track, UnwatchedReason.OVERLOADED));
    callStarted = IDLE_SINCE;
  }
}
