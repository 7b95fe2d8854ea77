package dev.glasswatch.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What delivery has been like on one connection.
 *
 * @param bytes bytes received so far
 * @param requests HTTP requests sent so far
 * @param failedRequests requests that ended in an error or an error status
 * @param lastStatus last HTTP status, or 0 when there was none
 * @param timeToFirstByte of the last request; zero before the first
 * @param throughput bytes per second over the last segment or second
 * @param lateSegments segments that took longer to arrive than they last
 * @param skippedSegments segments given up, or gone from the playlist before they were read
 * @param droppedDatagrams datagrams lost for want of room on our side (UDP)
 * @param lastByteAt when the last byte arrived
 * @param playlistChangedAt when the live playlist last brought something new
 * @param targetDuration of the live playlist, or zero
 */
public record DeliveryFacts(
    long bytes,
    long requests,
    long failedRequests,
    int lastStatus,
    Duration timeToFirstByte,
    double throughput,
    long lateSegments,
    long skippedSegments,
    long droppedDatagrams,
    Optional<Instant> lastByteAt,
    Optional<Instant> playlistChangedAt,
    Duration targetDuration) {

  /** Nothing delivered yet. */
  public static final DeliveryFacts NONE =
      new DeliveryFacts(
          0, 0, 0, 0, Duration.ZERO, 0, 0, 0, 0, Optional.empty(), Optional.empty(), Duration.ZERO);
}
