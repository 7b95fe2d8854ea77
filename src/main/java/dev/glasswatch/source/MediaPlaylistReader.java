package dev.glasswatch.source;

import io.lindstrom.m3u8.model.ByteRange;
import io.lindstrom.m3u8.model.KeyMethod;
import io.lindstrom.m3u8.model.MediaPlaylist;
import io.lindstrom.m3u8.model.MediaSegment;
import io.lindstrom.m3u8.model.SegmentKey;
import io.lindstrom.m3u8.model.SegmentMap;
import io.lindstrom.m3u8.parser.MediaPlaylistParser;
import io.lindstrom.m3u8.parser.ParsingMode;
import io.lindstrom.m3u8.parser.PlaylistParserException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads HLS media playlists. Keys, initialisation sections, dates and byte ranges that a playlist
 * gives once for the segments that follow are spelled out on each segment.
 */
final class MediaPlaylistReader {
  // Timers hang on it: a server must not be able to put us to sleep.
  private static final Duration LONGEST_TARGET = Duration.ofMinutes(2);

  private final URI base;
  private final List<Segment> segments = new ArrayList<>();

  private Optional<SegmentKey> key = Optional.empty();
  private Optional<Segment.Resource> initialisation = Optional.empty();
  private Optional<Instant> date = Optional.empty();
  private Segment.@Nullable Resource previous;

  private MediaPlaylistReader(URI base) {
    this.base = base;
  }

  /**
   * @param lines as {@link PlaylistText#lines} gives them
   * @param base what its references are relative to
   */
  static SegmentList read(List<String> lines, URI base) throws SourceException {
    List<String> normal = MediaPlaylistText.normalise(lines);
    boolean numbered =
        normal.stream().anyMatch(line -> line.startsWith("#EXT-X-DISCONTINUITY-SEQUENCE:"));
    try {
      MediaPlaylist parsed =
          new MediaPlaylistParser(ParsingMode.LENIENT).readPlaylist(normal.iterator());
      return new MediaPlaylistReader(base).convert(parsed, numbered);
    } catch (PlaylistParserException | RuntimeException e) {
      // The parser's words quote the playlist, which may hold secrets.
      throw new SourceException(
          SourceFault.MALFORMED,
          RedactedUrl.of(base.toString()) + " is a media playlist that cannot be read.");
    }
  }

  private SegmentList convert(MediaPlaylist parsed, boolean numbered) throws SourceException {
    long sequence = parsed.mediaSequence();
    for (MediaSegment segment : parsed.mediaSegments()) {
      segments.add(convert(segment, sequence++));
    }
    Duration target = Duration.ofSeconds(parsed.targetDuration());
    return new SegmentList(
        target.compareTo(LONGEST_TARGET) < 0 ? target : LONGEST_TARGET,
        !parsed.ongoing(),
        numbered ? OptionalLong.of(parsed.discontinuitySequence()) : OptionalLong.empty(),
        List.copyOf(segments));
  }

  private Segment convert(MediaSegment segment, long sequence) throws SourceException {
    Duration duration = Duration.ofNanos((long) (segment.duration() * 1e9));
    key = segment.segmentKey().or(() -> key);
    Optional<SegmentMap> map = segment.segmentMap();
    if (map.isPresent()) {
      initialisation = Optional.of(resource(map.get().uri(), map.get().byteRange()));
    }
    if (segment.discontinuity()) {
      date = Optional.empty();
    }
    date = segment.programDateTime().map(OffsetDateTime::toInstant).or(() -> date);
    Optional<Instant> start = date;
    date = date.map(instant -> instant.plus(duration));
    Segment.Resource resource = resource(segment.uri(), segment.byteRange());
    previous = resource;
    return new Segment(
        sequence,
        resource,
        duration,
        segment.discontinuity(),
        segment.gap(),
        encryption(sequence),
        initialisation,
        start);
  }

  private Segment.Resource resource(String uri, Optional<ByteRange> range) throws SourceException {
    URI url = Urls.resolve(base, uri);
    if (range.isEmpty()) {
      return new Segment.Resource(url, ByteSpan.WHOLE);
    }
    long offset = range.get().offset().orElseGet(() -> endOfPrevious(url));
    return new Segment.Resource(url, ByteSpan.of(offset, range.get().length()));
  }

  /** A byte range without an offset goes on where the one before it stopped. */
  private long endOfPrevious(URI url) {
    Segment.Resource before = previous;
    return before != null && before.url().equals(url)
        ? before.span().offset() + before.span().length().orElse(0)
        : 0;
  }

  private Optional<Segment.Encryption> encryption(long sequence) throws SourceException {
    if (key.isEmpty() || key.get().method() == KeyMethod.NONE) {
      return Optional.empty();
    }
    URI url = Urls.resolve(base, key.get().uri().orElseThrow());
    byte[] iv = key.get().iv().map(MediaPlaylistReader::hex).orElseGet(() -> bigEndian(sequence));
    return Optional.of(new Segment.Encryption(url, iv));
  }

  private static byte[] hex(String text) {
    String digits = text.substring(2);
    return HexFormat.of().parseHex("0".repeat(32 - digits.length()) + digits);
  }

  private static byte[] bigEndian(long sequence) {
    return ByteBuffer.allocate(16).putLong(0).putLong(sequence).array();
  }
}
