package dev.glasswatch.source;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Writes down what delivery is like, for {@link DeliveryFacts}. Thread-safe. */
final class DeliveryLedger {
  private static final Duration WINDOW = Duration.ofSeconds(1);

  private final InstantSource clock;

  private long bytes;
  private long requests;
  private long failedRequests;
  private int lastStatus;
  private Duration timeToFirstByte = Duration.ZERO;
  private double throughput;
  private long lateSegments;
  private long skippedSegments;
  private long droppedDatagrams;
  private Optional<Instant> lastByteAt = Optional.empty();
  private Optional<Instant> playlistChangedAt = Optional.empty();
  private Duration targetDuration = Duration.ZERO;

  private Instant windowStart = Instant.EPOCH;
  private long windowBytes;

  DeliveryLedger(InstantSource clock) {
    this.clock = clock;
  }

  synchronized DeliveryFacts facts() {
    return new DeliveryFacts(
        bytes,
        requests,
        failedRequests,
        lastStatus,
        timeToFirstByte,
        throughput,
        lateSegments,
        skippedSegments,
        droppedDatagrams,
        lastByteAt,
        playlistChangedAt,
        targetDuration);
  }

  synchronized void requested() {
    requests++;
  }

  synchronized void requestFailed() {
    failedRequests++;
  }

  synchronized void responded(int status, Duration timeToFirstByte) {
    this.lastStatus = status;
    this.timeToFirstByte = timeToFirstByte;
  }

  /** Counts bytes that just arrived, and their rate over the last full second. */
  synchronized void received(long count) {
    Instant now = clock.instant();
    bytes += count;
    lastByteAt = Optional.of(now);
    Duration elapsed = Duration.between(windowStart, now);
    if (elapsed.compareTo(WINDOW) >= 0) {
      throughput = windowStart.equals(Instant.EPOCH) ? throughput : rate(windowBytes, elapsed);
      windowStart = now;
      windowBytes = 0;
    }
    windowBytes += count;
  }

  /** Counts a whole segment: its own rate replaces the last second's. */
  synchronized void segment(long count, Duration took, Duration lasts) {
    if (took.compareTo(lasts) > 0) {
      lateSegments++;
    }
    throughput = rate(count, took);
    windowStart = clock.instant();
    windowBytes = 0;
  }

  synchronized void skippedSegments(long count) {
    skippedSegments += count;
  }

  synchronized void droppedDatagram() {
    droppedDatagrams++;
  }

  /** Notes that a live playlist was loaded, and whether it brought something new. */
  synchronized void playlist(Duration target, boolean changed) {
    targetDuration = target;
    if (changed) {
      playlistChangedAt = Optional.of(clock.instant());
    }
  }

  private static double rate(long bytes, Duration time) {
    return bytes / Math.max(time.toNanos() / 1e9, 1e-6);
  }
}
