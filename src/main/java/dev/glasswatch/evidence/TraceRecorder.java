package dev.glasswatch.evidence;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.DetectorTrace;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.WatchTrace;
import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.UnwatchedReason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Records the trace of one watch, in blocks that can each be read without the others. Recording
 * takes a lock for as long as it takes to note a few numbers; everything slow is left to whoever
 * takes the blocks.
 *
 * <p>Each detector has a lane, whose entries keep their order. An entry of the watch itself says
 * after how many entries of each lane it came: so incidents come out as they did, though lanes were
 * filled by different threads at the same time.
 */
public final class TraceRecorder implements WatchTrace, AutoCloseable {

  private static final long LONGEST_BLOCK_US = 60_000_000;
  private static final int LARGEST_BLOCK = 64 * 1024;

  private final BlockSink blocks;
  private final Names names = new Names();
  private final List<Lane> lanes = new ArrayList<>();
  private final LaneColumns own = new LaneColumns();
  private long number;
  private long blockFrom;
  private long latest;
  private int bytes;
  private boolean closed;

  /** Takes the blocks of one recording; must not block. */
  interface BlockSink {

    /** Takes a block over, or drops it when too many wait. */
    void offer(byte[] block);

    /** No more blocks follow; must not block either. */
    void close();
  }

  TraceRecorder(BlockSink blocks) {
    this.blocks = blocks;
  }

  @Override
  public synchronized DetectorTrace detector(String name, boolean replayable) {
    Lane lane = new Lane(name, replayable);
    lanes.add(lane);
    return lane;
  }

  @Override
  public void observed(Observation observation) {
    ownEntry(EntryKind.OBSERVED, observation.track(), () -> numbers(observation), observation.to());
  }

  @Override
  public void unwatched(String track, long from, long to, UnwatchedReason reason) {
    ownEntry(
        EntryKind.UNWATCHED,
        track,
        () -> new long[] {from, to - from, names.number(reason.name())},
        to);
  }

  @Override
  public void missed(
      Set<Defect> defects, String track, long from, long to, UnwatchedReason reason) {
    ownEntry(
        EntryKind.MISSED,
        track,
        () -> {
          long[] values = new long[4 + defects.size()];
          values[0] = from;
          values[1] = to - from;
          values[2] = names.number(reason.name());
          values[3] = defects.size();
          int next = 4;
          for (Defect defect : defects) {
            values[next++] = names.number(defect.name());
          }
          return values;
        },
        to);
  }

  @Override
  public void ended(long mediaTime, String reason) {
    ownEntry(
        EntryKind.ENDED,
        Observation.WHOLE_STREAM,
        () -> new long[] {mediaTime, names.number(reason)},
        mediaTime);
  }

  private interface Values {
    long[] get();
  }

  private synchronized void ownEntry(int kind, String track, Values values, long mediaTime) {
    if (!closed) {
      int trackNumber = names.number(track);
      added(own.add(kind, trackNumber, withPositions(values.get())), mediaTime);
    }
  }

  private long[] withPositions(long[] values) {
    long[] all = Arrays.copyOf(values, values.length + lanes.size());
    for (int i = 0; i < lanes.size(); i++) {
      all[values.length + i] = lanes.get(i).heard;
    }
    return all;
  }

  private long[] numbers(Observation observation) {
    return new long[] {
      observation.to(),
      observation.from(),
      Double.doubleToRawLongBits(observation.score()),
      observation.severity().ordinal(),
      names.number(observation.defect().name()),
      names.number(observation.reason()),
      names.number(DetailsText.of(observation.details()))
    };
  }

  private void added(int more, long mediaTime) {
    latest = Math.max(latest, mediaTime);
    bytes += more;
    if (bytes >= LARGEST_BLOCK || latest - blockFrom >= LONGEST_BLOCK_US) {
      cut();
    }
  }

  private void cut() {
    Varints columns = new Varints();
    for (Lane lane : lanes) {
      lane.drainTo(columns);
    }
    own.drainTo(columns);
    Varints block = new Varints();
    block.unsigned(number++);
    block.signed(blockFrom);
    block.signed(latest);
    block.unsigned(lanes.size());
    lanes.forEach(lane -> block.bytes(lane.nameBytes));
    names.drainTo(block);
    block.bytes(columns);
    blocks.offer(block.toBytes());
    blockFrom = latest;
    bytes = 0;
  }

  /** Hands over what is left; it is written once the folder is closed, or soon. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      if (bytes > 0) {
        cut();
      }
      closed = true;
    }
    blocks.close();
  }

  /** What one detector decided from, or said. */
  private final class Lane implements DetectorTrace {

    private final byte[] nameBytes;
    private final boolean replayable;
    private final LaneColumns columns = new LaneColumns();

    // Entries up to the one that made the detector say what was said last: those after it have not
    // said anything yet.
    private int heard;

    Lane(String name, boolean replayable) {
      this.nameBytes = (name + (replayable ? "" : "!")).getBytes(StandardCharsets.UTF_8);
      this.replayable = replayable;
    }

    void drainTo(Varints out) {
      columns.drainTo(out);
      heard = 0;
    }

    @Override
    public void row(String track, int kind, long[] values) {
      if (replayable) {
        entry(EntryKind.ROWS + kind, track, values, values[0]);
      }
    }

    @Override
    public void started() {
      if (replayable) {
        synchronized (TraceRecorder.this) {
          entry(EntryKind.STARTED, Observation.WHOLE_STREAM, new long[] {latest}, latest);
        }
      }
    }

    @Override
    public void event(MediaEvent event) {
      if (!replayable) {
        return;
      }
      synchronized (TraceRecorder.this) {
        switch (event) {
          case MediaEvent.TracksChanged changed -> {}
          case MediaEvent.Discontinuity jump ->
              entry(
                  EntryKind.DISCONTINUITY,
                  Observation.WHOLE_STREAM,
                  new long[] {jump.mediaTime(), names.number(jump.cause().name())},
                  jump.mediaTime());
          case MediaEvent.Unwatched gap ->
              entry(
                  EntryKind.GAP,
                  gap.track(),
                  new long[] {
                    gap.mediaTime(), gap.to() - gap.mediaTime(), names.number(gap.reason().name())
                  },
                  gap.to());
          case MediaEvent.Ended end ->
              entry(
                  EntryKind.INPUT_ENDED,
                  Observation.WHOLE_STREAM,
                  new long[] {end.mediaTime()},
                  end.mediaTime());
        }
      }
    }

    @Override
    public void observed(Observation observation) {
      synchronized (TraceRecorder.this) {
        if (!replayable) {
          entry(EntryKind.OBSERVED, observation.track(), numbers(observation), observation.to());
        }
        heard = columns.entries();
      }
    }

    private void entry(int kind, String track, long[] values, long mediaTime) {
      synchronized (TraceRecorder.this) {
        if (!closed) {
          added(columns.add(kind, names.number(track), values), mediaTime);
        }
      }
    }
  }
}
