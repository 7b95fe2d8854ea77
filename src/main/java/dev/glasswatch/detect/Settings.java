package dev.glasswatch.detect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The values of one detector's settings for one stream: defaults, overlaid by what was set. */
public final class Settings {

  private final Map<Setting<?>, Object> values;

  private Settings(Map<Setting<?>, Object> values) {
    this.values = Map.copyOf(values);
  }

  /** Every setting at its default. */
  public static Settings defaults(List<Setting<?>> settings) {
    Map<Setting<?>, Object> values = new HashMap<>();
    settings.forEach(setting -> values.put(setting, setting.defaultValue()));
    return new Settings(values);
  }

  /**
   * Defaults overlaid by text values.
   *
   * @throws SettingException when a name is unknown or a value isn't allowed
   */
  public static Settings parse(List<Setting<?>> settings, Map<String, String> texts)
      throws SettingException {
    Map<String, Setting<?>> byName =
        settings.stream().collect(Collectors.toMap(Setting::name, setting -> setting));
    Map<Setting<?>, Object> values = new HashMap<>(defaults(settings).values);
    for (Map.Entry<String, String> entry : texts.entrySet()) {
      Setting<?> setting = byName.get(entry.getKey());
      if (setting == null) {
        throw new SettingException(
            "There is no setting \"%s\"; there are %s"
                .formatted(entry.getKey(), String.join(", ", new TreeSet<>(byName.keySet()))));
      }
      values.put(setting, setting.parse(entry.getValue()));
    }
    return new Settings(values);
  }

  /** Every value by name, as text that {@link #parse} reads as the very same value. */
  public SortedMap<String, String> texts() {
    SortedMap<String, String> texts = new TreeMap<>();
    values.forEach((setting, value) -> texts.put(setting.name(), SettingText.exact(value)));
    return texts;
  }

  /** The value of one setting of this detector. */
  @SuppressWarnings("unchecked") // put together with the setting's own type in the factories
  public <T> T get(Setting<T> setting) {
    return (T) Objects.requireNonNull(values.get(setting), setting.name());
  }
}
