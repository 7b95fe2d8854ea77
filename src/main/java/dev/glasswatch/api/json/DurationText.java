package dev.glasswatch.api.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 2s}, {@code 500ms}, {@code 5m}, or ISO 8601. */
final class DurationText extends SimpleModule {

  private static final long serialVersionUID = 1L;
  private static final Pattern SHORT = Pattern.compile("([0-9]{1,12})\\s*(ms|s|m|h)");

  DurationText() {
    super("durations", Version.unknownVersion());
    addDeserializer(Duration.class, new Reader());
  }

  private static final class Reader extends StdDeserializer<Duration> {
    private static final long serialVersionUID = 1L;

    Reader() {
      super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String text = parser.getText().strip();
      Matcher matcher = SHORT.matcher(text);
      try {
        return matcher.matches()
            ? shortForm(matcher)
            : Duration.parse(text.toUpperCase(Locale.ROOT));
      } catch (DateTimeParseException | ArithmeticException e) {
        return (Duration) context.handleWeirdStringValue(Duration.class, text, "no duration");
      }
    }

    private static Duration shortForm(Matcher matcher) {
      long count = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2)) {
        case "ms" -> Duration.ofMillis(count);
        case "s" -> Duration.ofSeconds(count);
        case "m" -> Duration.ofMinutes(count);
        default -> Duration.ofHours(count);
      };
    }
  }
}
