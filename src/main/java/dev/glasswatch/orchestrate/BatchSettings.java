package dev.glasswatch.orchestrate;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What holds for all streams of a process.
 *
 * @param maxStreams most streams at a time; a native crash takes down at most that many
 * @param onlyDetectors detectors that this process runs; empty means all there are
 * @param detectors what was said about detectors for every stream
 * @param restarts what happens to a watch that died
 * @param stopWithin longest wait for a watch to stop
 */
public record BatchSettings(
    int maxStreams,
    Set<String> onlyDetectors,
    Map<String, DetectorChoice> detectors,
    RestartPolicy restarts,
    Duration stopWithin) {

  /** Fifty streams, every detector at its defaults. */
  public static final BatchSettings DEFAULTS =
      new BatchSettings(50, Set.of(), Map.of(), RestartPolicy.DEFAULTS, Duration.ofSeconds(2));

  /** Copies the collections and rejects a batch without streams. */
  public BatchSettings {
    onlyDetectors = Set.copyOf(onlyDetectors);
    detectors = Map.copyOf(detectors);
    if (maxStreams < 1) {
      throw new IllegalArgumentException("A batch must have room for at least one stream");
    }
  }
}
