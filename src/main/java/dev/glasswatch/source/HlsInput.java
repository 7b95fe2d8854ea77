package dev.glasswatch.source;

import java.time.Duration;
import java.util.Optional;

/** One HLS media playlist: the main one, or a separate audio rendition. */
final class HlsInput implements Input {
  private final Role role;
  private final SegmentQueue queue;
  private final Duration longestSilence;

  HlsInput(Role role, SegmentQueue queue, Duration longestSilence) {
    this.role = role;
    this.queue = queue;
    this.longestSilence = longestSilence;
  }

  @Override
  public Role role() {
    return role;
  }

  @Override
  public Optional<Run> next() throws SourceException {
    while (true) {
      switch (queue.peek(longestSilence)) {
        case SegmentQueue.RunStart start -> {
          queue.remove();
          return Optional.of(new HlsRun(queue, start, longestSilence));
        }
        // What the demuxer left of the run before
        case SegmentQueue.SegmentStart _, SegmentQueue.Chunk _ -> queue.remove();
        case SegmentQueue.End _ -> {
          return Optional.empty();
        }
      }
    }
  }

  @Override
  public boolean ready() {
    return queue.ready();
  }
}
