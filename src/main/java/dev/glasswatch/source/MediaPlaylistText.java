package dev.glasswatch.source;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Puts a media playlist into the form that the parser takes: tags that we don't use are dropped, so
 * that no new or private one can break a stream; fractions in whole numbers, missing durations and
 * odd dates are put right.
 */
final class MediaPlaylistText {
  private static final DateTimeFormatter DATE =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HH", "Z")
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  private final List<String> text = new ArrayList<>();
  private BigDecimal target = BigDecimal.ZERO;
  private BigDecimal longest = BigDecimal.ONE;
  private boolean timed;

  private MediaPlaylistText() {}

  /** The lines to parse. */
  static List<String> normalise(List<String> lines) throws SourceException {
    MediaPlaylistText normal = new MediaPlaylistText();
    for (String line : lines) {
      normal.add(line);
    }
    BigDecimal target = normal.target.signum() > 0 ? normal.target : normal.longest;
    normal.text.addFirst("#EXT-X-TARGETDURATION:" + target.setScale(0, RoundingMode.CEILING));
    normal.text.addFirst("#EXTM3U");
    return normal.text;
  }

  private void add(String line) throws SourceException {
    String tag = PlaylistText.tag(line);
    String value = PlaylistText.value(line);
    switch (tag) {
      case "#EXT-X-TARGETDURATION" -> target = number(value);
      case "#EXTINF" -> duration(number(value.split(",", 2)[0].strip()));
      case "#EXT-X-PROGRAM-DATE-TIME" ->
          date(value).ifPresent(date -> text.add("#EXT-X-PROGRAM-DATE-TIME:" + date));
      case "#EXT-X-KEY" -> {
        requireSupported(PlaylistText.attributes(line));
        text.add(line);
      }
      case "#EXT-X-MEDIA-SEQUENCE", "#EXT-X-DISCONTINUITY-SEQUENCE", "#EXT-X-BYTERANGE" ->
          text.add(tag + ":" + value);
      case "#EXT-X-MAP", "#EXT-X-DISCONTINUITY", "#EXT-X-GAP", "#EXT-X-ENDLIST" -> text.add(line);
      default -> {
        if (!line.startsWith("#")) {
          segment(line);
        }
      }
    }
  }

  private void duration(BigDecimal duration) {
    if (timed) {
      return;
    }
    timed = true;
    longest = longest.max(duration);
    text.add("#EXTINF:" + duration.toPlainString() + ",");
  }

  private void segment(String uri) {
    duration(target);
    text.add(uri);
    timed = false;
  }

  private static BigDecimal number(String text) {
    return text.matches("\\d{1,9}(\\.\\d{0,9})?") ? new BigDecimal(text) : BigDecimal.ZERO;
  }

  private static Optional<OffsetDateTime> date(String text) {
    try {
      return Optional.of(
          switch (DATE.parseBest(text, OffsetDateTime::from, LocalDateTime::from)) {
            case LocalDateTime local -> local.atOffset(ZoneOffset.UTC);
            case OffsetDateTime offset -> offset;
            default -> throw new DateTimeException(text);
          });
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static void requireSupported(Map<String, String> key) throws SourceException {
    String method = key.getOrDefault("METHOD", "");
    String format = key.getOrDefault("KEYFORMAT", "identity");
    boolean supported =
        method.equals("NONE") || method.equals("AES-128") && format.equals("identity");
    if (!supported) {
      throw new SourceException(
          SourceFault.UNSUPPORTED,
          "The stream is encrypted with %s (key format %s); only AES-128 with a plain key works."
              .formatted(method, format));
    }
  }
}
