package dev.glasswatch.evaluate.score;

import dev.glasswatch.evaluate.reel.Used;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Distinct clean material: stretches of clips, each second of which counts once. */
public final class CleanTime {

  private final Map<String, NavigableMap<Long, Long>> byClip = new HashMap<>();

  /** Adds a stretch. */
  public void add(Used used) {
    add(used.clip(), used.from(), used.to());
  }

  /** Adds a stretch of a clip, in microseconds. */
  public void add(String clip, long from, long to) {
    NavigableMap<Long, Long> stretches = byClip.computeIfAbsent(clip, any -> new TreeMap<>());
    long start = from;
    long end = to;
    Map.Entry<Long, Long> before = stretches.floorEntry(start);
    if (before != null && before.getValue() >= start) {
      start = before.getKey();
    }
    Map.Entry<Long, Long> next = stretches.ceilingEntry(start);
    while (next != null && next.getKey() <= end) {
      end = Math.max(end, next.getValue());
      stretches.remove(next.getKey());
      next = stretches.ceilingEntry(start);
    }
    if (end > start) {
      stretches.put(start, end);
    }
  }

  /** All of it. */
  public double seconds() {
    return byClip.values().stream()
            .flatMap(stretches -> stretches.entrySet().stream())
            .mapToLong(stretch -> stretch.getValue() - stretch.getKey())
            .sum()
        / 1e6;
  }
}
