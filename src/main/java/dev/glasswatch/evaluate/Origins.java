package dev.glasswatch.evaluate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;

/** Makes origins that serve one material as many streams. */
public final class Origins {

  private static final int WINDOW = 6;

  private Origins() {}

  /**
   * So many streams of the material, each beginning at another place in it and a little later, so
   * that they do not move in step; all look as though they had been on air for a while.
   */
  public static LiveOrigin staggered(List<Segment> material, int streams, InstantSource clock)
      throws EvaluateException {
    Duration length = material.getFirst().length();
    Instant start = clock.instant().minus(length.multipliedBy(2L * WINDOW));
    List<LivePlaylist> playlists =
        IntStream.range(0, streams)
            .mapToObj(
                stream ->
                    new LivePlaylist(
                        material,
                        start.plus(length.multipliedBy(stream).dividedBy(streams)),
                        stream * material.size() / streams % material.size(),
                        WINDOW))
            .toList();
    return new LiveOrigin(playlists, clock, 0);
  }
}
