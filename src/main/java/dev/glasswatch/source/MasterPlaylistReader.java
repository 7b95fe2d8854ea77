package dev.glasswatch.source;

import io.lindstrom.m3u8.model.AlternativeRendition;
import io.lindstrom.m3u8.model.MediaType;
import io.lindstrom.m3u8.model.Resolution;
import io.lindstrom.m3u8.parser.MasterPlaylistParser;
import io.lindstrom.m3u8.parser.ParsingMode;
import io.lindstrom.m3u8.parser.PlaylistParserException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads HLS master playlists. */
final class MasterPlaylistReader {
  private static final String STREAM = "#EXT-X-STREAM-INF";
  private static final String MEDIA = "#EXT-X-MEDIA";

  private final URI base;
  private final List<String> names = new ArrayList<>();
  private final List<String> text = new ArrayList<>();

  private MasterPlaylistReader(URI base) {
    this.base = base;
    text.add("#EXTM3U");
  }

  /**
   * @param lines as {@link PlaylistText#lines} gives them
   * @param base what its references are relative to
   */
  static MasterPlaylist read(List<String> lines, URI base) throws SourceException {
    MasterPlaylistReader reader = new MasterPlaylistReader(base);
    lines.forEach(reader::normalise);
    try {
      return reader.convert(
          new MasterPlaylistParser(ParsingMode.LENIENT).readPlaylist(reader.text.iterator()));
    } catch (PlaylistParserException | RuntimeException e) {
      // The parser's words quote the playlist, which may hold secrets.
      throw new SourceException(
          SourceFault.MALFORMED,
          RedactedUrl.of(base.toString()) + " is a master playlist that cannot be read.");
    }
  }

  /** Keeps what we use, in the form that the parser takes. */
  private void normalise(String line) {
    switch (PlaylistText.tag(line)) {
      case STREAM -> stream(PlaylistText.attributes(line));
      case MEDIA -> media(PlaylistText.attributes(line));
      default -> {
        boolean owned = text.getLast().startsWith(STREAM);
        if (!line.startsWith("#") && owned) {
          text.add(line);
        }
      }
    }
  }

  private void stream(Map<String, String> attributes) {
    if (text.getLast().startsWith(STREAM)) {
      text.removeLast();
      names.removeLast();
    }
    names.add(attributes.getOrDefault("NAME", ""));
    String line = STREAM + ":BANDWIDTH=" + integer(attributes.getOrDefault("BANDWIDTH", "0"));
    String resolution = attributes.getOrDefault("RESOLUTION", "");
    if (resolution.matches("\\d{1,5}[xX]\\d{1,5}")) {
      line += ",RESOLUTION=" + resolution.replace('X', 'x');
    }
    if (attributes.containsKey("AUDIO")) {
      line += ",AUDIO=\"" + attributes.get("AUDIO") + "\"";
    }
    text.add(line);
  }

  private void media(Map<String, String> attributes) {
    if (!"AUDIO".equals(attributes.get("TYPE")) || !attributes.containsKey("GROUP-ID")) {
      return;
    }
    StringBuilder line = new StringBuilder(MEDIA + ":TYPE=AUDIO");
    quoted(line, "GROUP-ID", attributes.get("GROUP-ID"));
    quoted(line, "NAME", attributes.getOrDefault("NAME", "-"));
    if (attributes.containsKey("LANGUAGE")) {
      quoted(line, "LANGUAGE", attributes.get("LANGUAGE"));
    }
    if (attributes.containsKey("URI")) {
      quoted(line, "URI", attributes.get("URI"));
    }
    line.append(",DEFAULT=").append(yes(attributes, "DEFAULT") ? "YES" : "NO");
    line.append(",AUTOSELECT=")
        .append(yes(attributes, "AUTOSELECT") || yes(attributes, "DEFAULT") ? "YES" : "NO");
    text.add(text.getLast().startsWith(STREAM) ? text.size() - 1 : text.size(), line.toString());
  }

  private static boolean yes(Map<String, String> attributes, String name) {
    return "YES".equals(attributes.get(name));
  }

  private static void quoted(StringBuilder line, String name, String value) {
    line.append(',').append(name).append("=\"").append(value).append('"');
  }

  private static String integer(String number) {
    return number.matches("\\d{1,18}(\\.\\d*)?") ? number.split("\\.", 2)[0] : "0";
  }

  private MasterPlaylist convert(io.lindstrom.m3u8.model.MasterPlaylist parsed)
      throws SourceException {
    List<Variant> variants = new ArrayList<>();
    for (io.lindstrom.m3u8.model.Variant variant : parsed.variants()) {
      variants.add(convert(variant, names.get(variants.size())));
    }
    List<AudioRendition> audio = new ArrayList<>();
    for (AlternativeRendition rendition : parsed.alternativeRenditions()) {
      if (rendition.type() == MediaType.AUDIO) {
        audio.add(convert(rendition));
      }
    }
    return new MasterPlaylist(variants, audio);
  }

  private Variant convert(io.lindstrom.m3u8.model.Variant variant, String name)
      throws SourceException {
    return new Variant(
        name,
        Urls.resolve(base, variant.uri()),
        variant.bandwidth(),
        variant.resolution().map(Resolution::width).orElse(0),
        variant.resolution().map(Resolution::height).orElse(0),
        variant.audio());
  }

  private AudioRendition convert(AlternativeRendition rendition) throws SourceException {
    Optional<String> uri = rendition.uri();
    return new AudioRendition(
        rendition.groupId(),
        rendition.language().orElse(""),
        rendition.defaultRendition().orElse(false),
        rendition.autoSelect().orElse(false),
        uri.isPresent() ? Optional.of(Urls.resolve(base, uri.get())) : Optional.empty());
  }
}
