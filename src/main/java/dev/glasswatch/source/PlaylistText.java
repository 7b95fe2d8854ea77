package dev.glasswatch.source;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an HLS playlist (RFC 8216) before it is parsed. Playlists in the wild break rules
 * that the parser insists on; what can be put right without guessing is put right here and in the
 * readers.
 */
final class PlaylistText {
  private static final String MARK = "#EXTM3U";
  private static final Pattern ATTRIBUTE =
      Pattern.compile("([A-Z0-9-]+)\\s*=\\s*(\"[^\"]*\"|[^,]*)");

  private PlaylistText() {}

  /** Whether something that starts like this is a playlist, whatever its name or type says. */
  static boolean isPlaylist(byte[] head) {
    return decode(head).startsWith(MARK);
  }

  /** The lines that say something, without the first. */
  static List<String> lines(byte[] playlist) {
    return decode(playlist)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith(MARK))
        .toList();
  }

  /** Whether these are the lines of a master playlist. */
  static boolean isMaster(List<String> lines) {
    return lines.stream().anyMatch(line -> line.startsWith("#EXT-X-STREAM-INF"));
  }

  /** What stands behind the colon of a tag. */
  static String value(String line) {
    int colon = line.indexOf(':');
    return colon < 0 ? "" : line.substring(colon + 1).strip();
  }

  /** The tag of a line, without its value. */
  static String tag(String line) {
    int colon = line.indexOf(':');
    return (colon < 0 ? line : line.substring(0, colon)).strip();
  }

  /** An attribute list, values without their quotes. */
  static Map<String, String> attributes(String line) {
    Map<String, String> attributes = new LinkedHashMap<>();
    Matcher matcher = ATTRIBUTE.matcher(value(line));
    while (matcher.find()) {
      attributes.putIfAbsent(matcher.group(1), matcher.group(2).replace("\"", "").strip());
    }
    return attributes;
  }

  private static String decode(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return (text.startsWith("\uFEFF") ? text.substring(1) : text).stripLeading();
  }
}
