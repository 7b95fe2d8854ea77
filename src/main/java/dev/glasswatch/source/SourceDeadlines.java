package dev.glasswatch.source;

import java.time.Duration;

/**
 * How long a source may take over what.
 *
 * @param connect one TCP connection with its TLS handshake, and one name lookup
 * @param response a request until the head of its response; a playlist or key until its last byte
 * @param open everything in {@link Source#open}: redirects, master and media playlists
 * @param stall how long bytes may stay away, or stay below {@link SourceBounds#minimumRate}
 * @param segment network time of one segment
 * @param staleTargets target durations without news after which a live playlist is stale
 * @param staleFloor the shortest time after which a live playlist is stale
 */
public record SourceDeadlines(
    Duration connect,
    Duration response,
    Duration open,
    Duration stall,
    Duration segment,
    double staleTargets,
    Duration staleFloor) {

  /**
   * Connect and stall as players commonly have them; a playlist is stale after three target
   * durations, when a player that started at the live edge (RFC 8216, 6.3.3) has run dry.
   */
  public static final SourceDeadlines DEFAULT =
      new SourceDeadlines(
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(15),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          3,
          Duration.ofSeconds(12));

  /** Refuses what cannot work. */
  public SourceDeadlines {
    requirePositive("connect", connect);
    requirePositive("response", response);
    requirePositive("open", open);
    requirePositive("stall", stall);
    requirePositive("segment", segment);
    requirePositive("staleFloor", staleFloor);
    if (!(staleTargets >= 1)) {
      throw new IllegalArgumentException("staleTargets must be 1 or more, not " + staleTargets);
    }
  }

  /** When a live playlist of this target duration is stale. */
  Duration staleAfter(Duration targetDuration) {
    Duration targets = Duration.ofMillis((long) (targetDuration.toMillis() * staleTargets));
    return targets.compareTo(staleFloor) > 0 ? targets : staleFloor;
  }

  private static void requirePositive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(name + " must be longer than zero, not " + value);
    }
  }
}
