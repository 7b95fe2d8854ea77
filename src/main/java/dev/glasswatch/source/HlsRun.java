package dev.glasswatch.source;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** HLS segments up to where a demuxer must start anew. */
final class HlsRun implements Run {
  private static final int ANCHORS = 64;

  private final SegmentQueue queue;
  private final SegmentQueue.RunStart start;
  private final Duration longestSilence;
  private final TreeMap<Long, Instant> anchors = new TreeMap<>();

  private ByteBuffer chunk = ByteBuffer.allocate(0);
  private long position;
  private boolean closed;

  HlsRun(SegmentQueue queue, SegmentQueue.RunStart start, Duration longestSilence) {
    this.queue = queue;
    this.start = start;
    this.longestSilence = longestSilence;
  }

  @Override
  public int read(ByteBuffer into) throws SourceException {
    if (!chunk.hasRemaining() && !advance()) {
      return -1;
    }
    int count = Math.min(into.remaining(), chunk.remaining());
    into.put(chunk.slice(chunk.position(), count));
    chunk.position(chunk.position() + count);
    position += count;
    return count;
  }

  /** Moves to the next chunk; false at the end of the run. */
  private boolean advance() throws SourceException {
    while (!closed) {
      switch (queue.peek(longestSilence)) {
        case SegmentQueue.Chunk(byte[] bytes) -> {
          chunk = ByteBuffer.wrap(bytes);
          queue.remove();
          return true;
        }
        case SegmentQueue.SegmentStart(Optional<Instant> date) -> {
          date.ifPresent(this::anchor);
          queue.remove();
        }
        case SegmentQueue.RunStart _, SegmentQueue.End _ -> {
          return false;
        }
      }
    }
    return false;
  }

  private void anchor(Instant date) {
    anchors.put(position, date);
    if (anchors.size() > ANCHORS) {
      anchors.pollFirstEntry();
    }
  }

  @Override
  public long size() {
    return -1;
  }

  @Override
  public boolean seekable() {
    return false;
  }

  @Override
  public void seek(long position) throws SourceException {
    throw new SourceException(SourceFault.UNSUPPORTED, "HLS is read from start to end.");
  }

  @Override
  public Optional<String> format() {
    return start.format();
  }

  @Override
  public boolean sameClock() {
    return start.sameClock();
  }

  @Override
  public Optional<Anchor> anchorAt(long position) {
    Map.Entry<Long, Instant> anchor = anchors.floorEntry(position);
    return anchor == null
        ? Optional.empty()
        : Optional.of(new Anchor(anchor.getKey(), anchor.getValue()));
  }

  @Override
  public void close() {
    closed = true;
  }
}
