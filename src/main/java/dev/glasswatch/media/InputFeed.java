package dev.glasswatch.media;

import dev.glasswatch.media.ConverterCounters.Count;
import dev.glasswatch.media.ffmpeg.DemuxedStream;
import dev.glasswatch.media.ffmpeg.Demuxer;
import dev.glasswatch.media.ffmpeg.NativePacket;
import dev.glasswatch.source.Input;
import dev.glasswatch.source.Run;
import dev.glasswatch.source.SourceException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Reads one input's runs, one after the other, as one sequence of packets. */
final class InputFeed implements AutoCloseable {

  /** What a step brought. */
  enum Step {
    /** A new run was opened; its first packet comes with the next step. */
    RUN,
    /** A packet was read. */
    PACKET,
    /** The run ended; {@link #closeRun} is due, and the next step opens another one. */
    RUN_ENDED,
    /** Nothing more will come. */
    ENDED
  }

  private static final long NOWHERE = Long.MIN_VALUE;

  private final Input input;
  private final BooleanSupplier stopped;
  private final LongSupplier nanoTime;
  private final ConverterCounters counters;
  private @Nullable Run run;
  private @Nullable Demuxer demuxer;
  private boolean ended;
  private long continuityBefore;
  private long reached = NOWHERE;

  InputFeed(
      Input input, BooleanSupplier stopped, LongSupplier nanoTime, ConverterCounters counters) {
    this.input = input;
    this.stopped = stopped;
    this.nanoTime = nanoTime;
    this.counters = counters;
  }

  Input input() {
    return input;
  }

  /** Takes one step. */
  Step step(NativePacket packet) throws SourceException, MediaException {
    Demuxer open = demuxer;
    if (open == null) {
      return openNext();
    }
    boolean read = open.read(packet);
    counters.add(Count.CONTINUITY_ERRORS, open.continuityErrors() - continuityBefore);
    continuityBefore = open.continuityErrors();
    return read ? Step.PACKET : Step.RUN_ENDED;
  }

  private Step openNext() throws SourceException, MediaException {
    Optional<Run> next = ended ? Optional.empty() : input.next();
    if (next.isEmpty()) {
      ended = true;
      return Step.ENDED;
    }
    run = next.get();
    demuxer = Demuxer.open(next.get(), stopped, nanoTime);
    continuityBefore = 0;
    return Step.RUN;
  }

  boolean ended() {
    return ended;
  }

  /** The open container. */
  Demuxer demuxer() {
    if (demuxer == null) {
      throw new IllegalStateException("no run is open");
    }
    return demuxer;
  }

  boolean open() {
    return demuxer != null;
  }

  /** Whether the open run's timestamps go on where the last run's stopped. */
  boolean sameClock() {
    Run open = run;
    return open != null && open.sameClock();
  }

  /** Date and time of the segment that holds this byte, when known. */
  Optional<Run.Anchor> anchorAt(long position) {
    Run open = run;
    return open == null || position < 0 ? Optional.empty() : open.anchorAt(position);
  }

  /** The time that this input has been read to: media time, or raw before the timeline begins. */
  long reached() {
    return reached;
  }

  /** Whether any packet with a time has been read. */
  boolean hasReached() {
    return reached != NOWHERE;
  }

  void reached(long dts) {
    reached = dts;
  }

  /** The timeline begins; an input that nobody watches is not read any further. */
  void begin(boolean watched) {
    reached = NOWHERE;
    if (!watched) {
      ended = true;
      closeRun();
    }
  }

  /** Whether continuity counters jumped before this packet. */
  boolean continuityJump(DemuxedStream stream, NativePacket packet) {
    Demuxer open = demuxer;
    return open != null && open.takeContinuityJump(stream.pid(), packet.position());
  }

  /** Lets go of the run that ended. */
  void closeRun() {
    if (demuxer != null) {
      demuxer.close();
      demuxer = null;
    }
    if (run != null) {
      run.close();
      run = null;
    }
  }

  @Override
  public void close() {
    closeRun();
  }
}
