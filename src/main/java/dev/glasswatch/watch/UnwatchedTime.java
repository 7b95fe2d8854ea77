package dev.glasswatch.watch;

import dev.glasswatch.media.UnwatchedReason;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds up media time that was not looked at. A stretch of a track counts once, however many
 * detectors missed it; of several tracks the one that was looked at least counts.
 */
final class UnwatchedTime {

  private final Map<String, Long> countedTo = new HashMap<>();
  private final Map<String, Map<String, Long>> byTrack = new HashMap<>();

  synchronized void add(String track, long from, long to, UnwatchedReason reason) {
    long start = Math.max(from, countedTo.getOrDefault(track, Long.MIN_VALUE));
    if (to > start) {
      countedTo.put(track, to);
      byTrack
          .computeIfAbsent(track, unused -> new HashMap<>())
          .merge(reason.label(), to - start, Long::sum);
    }
  }

  /** The total of each reason. */
  synchronized Map<String, Duration> byReason() {
    Map<String, Duration> worst = new TreeMap<>();
    for (Map<String, Long> reasons : byTrack.values()) {
      reasons.forEach(
          (reason, micros) ->
              worst.merge(reason, Duration.of(micros, ChronoUnit.MICROS), UnwatchedTime::longer));
    }
    return worst;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
