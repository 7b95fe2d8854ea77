package dev.glasswatch.detect;

import java.time.Duration;

/**
 * One setting of a detector: its name, unit, default and bounds. Values are written as text ({@code
 * 2s}, {@code PT2S}, {@code -60dBFS}, {@code 15%}) in files, on the command line and in the API
 * alike.
 *
 * @param <T> type of the value
 */
public sealed interface Setting<T> {

  /** Name within the detector, camel case ({@code minDuration}). */
  String name();

  /** One sentence for help and reference. */
  String description();

  /** Value when nothing is set. */
  T defaultValue();

  /**
   * Reads and checks a value.
   *
   * @throws SettingException with one sentence that names the setting, the text and what is allowed
   */
  T parse(String text) throws SettingException;

  /** A length of time. */
  record OfDuration(
      String name, String description, Duration defaultValue, Duration min, Duration max)
      implements Setting<Duration> {
    @Override
    public Duration parse(String text) throws SettingException {
      return SettingText.duration(this, text);
    }
  }

  /** A number with a unit ({@code dBFS}, {@code %}, or empty). */
  record OfNumber(
      String name, String description, double defaultNumber, double min, double max, String unit)
      implements Setting<Double> {
    @Override
    public Double defaultValue() {
      return defaultNumber;
    }

    @Override
    public Double parse(String text) throws SettingException {
      return SettingText.number(this, text);
    }
  }

  /** A switch. */
  record OfBoolean(String name, String description, boolean defaultFlag)
      implements Setting<Boolean> {
    @Override
    public Boolean defaultValue() {
      return defaultFlag;
    }

    @Override
    public Boolean parse(String text) throws SettingException {
      return SettingText.flag(this, text);
    }
  }
}
