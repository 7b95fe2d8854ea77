package dev.glasswatch.evaluate;

import io.lindstrom.m3u8.model.MediaPlaylist;
import io.lindstrom.m3u8.parser.MediaPlaylistParser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A piece of material that an origin serves as one file.
 *
 * @param file where it lies
 * @param length how long it lasts
 */
public record Segment(Path file, Duration length) {

  /** The segments of a playlist on disk. */
  static List<Segment> listedIn(Path playlist) throws EvaluateException {
    try {
      MediaPlaylist listed = new MediaPlaylistParser().readPlaylist(playlist);
      return listed.mediaSegments().stream()
          .map(entry -> new Segment(playlist.resolveSibling(entry.uri()), length(entry.duration())))
          .toList();
    } catch (IOException e) {
      throw new EvaluateException(playlist + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static Duration length(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}
