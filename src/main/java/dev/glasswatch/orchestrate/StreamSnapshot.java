package dev.glasswatch.orchestrate;

import dev.glasswatch.detect.sync.reference.Compared;
import dev.glasswatch.watch.StreamStatus;
import dev.glasswatch.watch.WatchFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A stream of the batch as it stands at one moment.
 *
 * @param spec what was ordered
 * @param addedAt when
 * @param status where it is in its life, and why
 * @param detectors names of those that run on it
 * @param restarts times its watch died of a fault of ours and was started again
 * @param facts of the watch that runs or ran last; empty before the first one could start
 * @param compared how it compares with its reference; empty where it has none
 */
public record StreamSnapshot(
    StreamSpec spec,
    Instant addedAt,
    StreamStatus status,
    List<String> detectors,
    long restarts,
    Optional<WatchFacts> facts,
    Optional<Compared> compared) {

  /** Copies the list. */
  public StreamSnapshot {
    detectors = List.copyOf(detectors);
  }
}
