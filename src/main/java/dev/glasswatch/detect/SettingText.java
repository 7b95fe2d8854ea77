package dev.glasswatch.detect;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the values of settings from text. */
final class SettingText {

  private static final Pattern SHORT_DURATION =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(ms|s|m|min|h)");
  private static final Pattern NUMBER = Pattern.compile("(-?[0-9]+(?:\\.[0-9]+)?)\\s*(\\S*)");

  private SettingText() {}

  static Duration duration(Setting.OfDuration setting, String text) throws SettingException {
    Duration value = parseDuration(setting, text.strip());
    if (value.compareTo(setting.min()) < 0 || value.compareTo(setting.max()) > 0) {
      throw outside(setting, text, plain(setting.min()), plain(setting.max()));
    }
    return value;
  }

  private static Duration parseDuration(Setting.OfDuration setting, String text)
      throws SettingException {
    Matcher matcher = SHORT_DURATION.matcher(text);
    if (matcher.matches()) {
      return Duration.ofNanos(
          Math.round(Double.parseDouble(matcher.group(1)) * nanosOf(matcher.group(2))));
    }
    try {
      return Duration.parse(text.toUpperCase(Locale.ROOT));
    } catch (DateTimeParseException e) {
      throw new SettingException(
          "%s must be a length of time such as 2s, 500ms or PT2S, not \"%s\""
              .formatted(setting.name(), text));
    }
  }

  private static double nanosOf(String unit) {
    return switch (unit) {
      case "ms" -> 1e6;
      case "s" -> 1e9;
      case "h" -> 3600e9;
      default -> 60e9;
    };
  }

  static double number(Setting.OfNumber setting, String text) throws SettingException {
    Matcher matcher = NUMBER.matcher(text.strip());
    if (!matcher.matches() || !unitFits(setting, matcher.group(2))) {
      throw new SettingException(
          "%s must be a number%s, not \"%s\""
              .formatted(
                  setting.name(),
                  setting.unit().isEmpty() ? "" : " in " + setting.unit(),
                  text.strip()));
    }
    double value = Double.parseDouble(matcher.group(1));
    if (value < setting.min() || value > setting.max()) {
      throw outside(
          setting,
          text,
          plain(setting.min()) + setting.unit(),
          plain(setting.max()) + setting.unit());
    }
    return value;
  }

  private static boolean unitFits(Setting.OfNumber setting, String unit) {
    return unit.isEmpty() || unit.equalsIgnoreCase(setting.unit());
  }

  static boolean flag(Setting.OfBoolean setting, String text) throws SettingException {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "on", "yes" -> true;
      case "false", "off", "no" -> false;
      default ->
          throw new SettingException(
              "%s must be true or false, not \"%s\"".formatted(setting.name(), text.strip()));
    };
  }

  /** Text that is read as the very same value. */
  static String exact(Object value) {
    return value instanceof Double number
        ? BigDecimal.valueOf(number).toPlainString()
        : value.toString();
  }

  private static SettingException outside(Setting<?> setting, String text, String min, String max) {
    return new SettingException(
        "%s must be between %s and %s, not \"%s\""
            .formatted(setting.name(), min, max, text.strip()));
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private static String plain(Duration duration) {
    return duration.toString().substring(2).toLowerCase(Locale.ROOT);
  }
}
