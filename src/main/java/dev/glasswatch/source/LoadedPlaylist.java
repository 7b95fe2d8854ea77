package dev.glasswatch.source;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * A playlist that was just loaded.
 *
 * @param requested the URL that was asked for: where to reload it from
 * @param url where it was found after redirects: what its references are relative to
 * @param at when loading began
 * @param lines its text
 */
record LoadedPlaylist(URI requested, URI url, Instant at, List<String> lines) {

  /** Loads one, whole. */
  static LoadedPlaylist load(URI url, Fetcher fetcher, Connection connection, Budget budget)
      throws SourceException {
    Instant start = connection.clock().instant();
    try (Body body = fetcher.open(url, ByteSpan.WHOLE, budget)) {
      return read(url, body, new byte[0], start, connection.bounds());
    }
  }

  /**
   * Reads the rest of one whose head was read already.
   *
   * @throws SourceException also when it is no playlist
   */
  static LoadedPlaylist read(
      URI requested, Body body, byte[] head, Instant start, SourceBounds bounds)
      throws SourceException {
    byte[] text = body.readAll(head, bounds.playlist());
    if (!PlaylistText.isPlaylist(text)) {
      throw new SourceException(
          SourceFault.MALFORMED,
          RedactedUrl.of(body.url().toString()) + " is no HLS playlist: it lacks #EXTM3U.");
    }
    return new LoadedPlaylist(requested, body.url(), start, PlaylistText.lines(text));
  }

  boolean master() {
    return PlaylistText.isMaster(lines);
  }

  MasterPlaylist asMaster() throws SourceException {
    return MasterPlaylistReader.read(lines, url);
  }

  /** What it says as a media playlist. */
  SegmentList asMedia() throws SourceException {
    if (master()) {
      throw new SourceException(
          SourceFault.MALFORMED,
          RedactedUrl.of(url.toString()) + " is a master playlist where a media playlist belongs.");
    }
    return MediaPlaylistReader.read(lines, url);
  }
}
