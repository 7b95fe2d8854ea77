package dev.glasswatch.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fetches one segment after the other into the queue and decides where a run ends: at a
 * discontinuity, at another initialisation section, and after an fMP4 fragment that broke off. A
 * segment that cannot be had is tried twice, then skipped and counted. Used by one thread.
 */
final class SegmentDelivery {
  private static final int ATTEMPTS = 2;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
  private static final byte TS_SYNC = 0x47;

  private final Fetcher fetcher;
  private final SegmentQueue queue;
  private final Connection connection;
  private final KeyRing keys;
  private final InitialisationSections initialisations;

  private boolean started;
  private boolean newClock = true;
  private boolean newRun = true;
  private Optional<Instant> failingSince = Optional.empty();
  private @Nullable SourceException lastFault;

  SegmentDelivery(Fetcher fetcher, SegmentQueue queue, Connection connection) {
    this.fetcher = fetcher;
    this.queue = queue;
    this.connection = connection;
    this.keys = new KeyRing(fetcher, connection.deadlines());
    this.initialisations = new InitialisationSections(fetcher, keys, connection.limits());
  }

  /** Notes that timestamps start anew with the next segment, though it does not say so. */
  void discontinuity() {
    newClock = true;
  }

  /**
   * Delivers a segment, or skips it.
   *
   * @param patience how long there may be nothing but skipped segments
   */
  void deliver(Segment segment, Duration patience) throws SourceException {
    newClock |= segment.discontinuity();
    if (segment.gap()) {
      connection.ledger().skippedSegments(1);
      return;
    }
    Instant start = connection.clock().instant();
    if (transferred(segment)) {
      failingSince = Optional.empty();
    } else {
      connection.ledger().skippedSegments(1);
      failingSince = failingSince.or(() -> Optional.of(start));
      requireWithin(patience);
    }
  }

  /** The end of the playlist: a fault if there was nothing at all. */
  void end() throws SourceException {
    SourceException fault = lastFault;
    if (!started && fault != null) {
      throw fault;
    }
    queue.put(new SegmentQueue.End());
  }

  private boolean transferred(Segment segment) throws SourceException {
    SegmentTransfer transfer =
        new SegmentTransfer(
            segment.resource(), segment.encryption(), fetcher, keys, connection.limits());
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        transfer(segment, transfer);
        return true;
      } catch (SourceException e) {
        lastFault = passing(e);
      }
      if (attempt < ATTEMPTS) {
        connection.stop().await(pause(segment));
        connection.stop().check();
      }
    }
    // A fragment that broke off would make the demuxer take the next one's head for its rest.
    newRun |= transfer.delivered() > 0 && segment.initialisation().isPresent();
    return false;
  }

  private void transfer(Segment segment, SegmentTransfer transfer) throws SourceException {
    newRun |= initialisations.turnTo(segment);
    transfer.run(
        bytes -> {
          if (transfer.delivered() == 0) {
            begin(segment, bytes);
          }
          queue.put(new SegmentQueue.Chunk(bytes));
        });
    connection.ledger().segment(transfer.fetched(), transfer.took(), segment.duration());
  }

  private void begin(Segment segment, byte[] first) throws SourceException {
    if (newRun || newClock) {
      queue.put(new SegmentQueue.RunStart(format(segment, first), started && !newClock));
      if (initialisations.bytes().length > 0) {
        queue.put(new SegmentQueue.Chunk(initialisations.bytes()));
      }
    }
    queue.put(new SegmentQueue.SegmentStart(segment.programDateTime()));
    started = true;
    newClock = false;
    newRun = false;
  }

  /** A fault that another attempt, or the next segment, may not have. */
  private static SourceException passing(SourceException e) throws SourceException {
    return switch (e.fault()) {
      case UNREACHABLE, STALLED, HTTP_ERROR, TLS_ERROR -> e;
      case PLAYLIST_STALE, MALFORMED, TOO_LARGE, ADDRESS_FORBIDDEN, UNSUPPORTED, STOPPED -> throw e;
      // A folder with a playlist may lack segments, too.
      case FILE_UNREADABLE -> e;
    };
  }

  private void requireWithin(Duration patience) throws SourceException {
    SourceException fault = lastFault;
    Instant now = connection.clock().instant();
    boolean over = Duration.between(failingSince.orElse(now), now).compareTo(patience) > 0;
    if (fault != null && over) {
      throw fault;
    }
  }

  private static Duration pause(Segment segment) {
    Duration half = segment.duration().dividedBy(2);
    return half.compareTo(LONGEST_PAUSE) < 0 ? half : LONGEST_PAUSE;
  }

  private static Optional<String> format(Segment segment, byte[] first) {
    if (segment.initialisation().isPresent()) {
      return Optional.of("mp4");
    }
    return first[0] == TS_SYNC ? Optional.of("mpegts") : Optional.empty();
  }
}
