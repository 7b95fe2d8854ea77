package dev.glasswatch.api.json;

import dev.glasswatch.source.RenditionChoice;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The choice of a rendition as it is written: {@code best}, {@code lowest}, {@code 720p} for the
 * best of no more than that many lines, or the name of a variant.
 */
final class RenditionText {

  private static final Pattern LINES = Pattern.compile("([0-9]{2,5})p");

  private RenditionText() {}

  static RenditionChoice parse(String text) {
    Matcher lines = LINES.matcher(text);
    if (lines.matches()) {
      return new RenditionChoice.Height(Integer.parseInt(lines.group(1)));
    }
    return switch (text) {
      case "best" -> RenditionChoice.BEST;
      case "lowest" -> new RenditionChoice.Lowest();
      default -> new RenditionChoice.Named(text);
    };
  }

  static String print(RenditionChoice choice) {
    return switch (choice) {
      case RenditionChoice.Best() -> "best";
      case RenditionChoice.Lowest() -> "lowest";
      case RenditionChoice.Height(int lines) -> lines + "p";
      case RenditionChoice.Named(String name) -> name;
    };
  }
}
