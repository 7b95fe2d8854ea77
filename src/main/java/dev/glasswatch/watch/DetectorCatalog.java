package dev.glasswatch.watch;

import dev.glasswatch.detect.DetectorProvider;
import dev.glasswatch.detect.SettingException;
import dev.glasswatch.detect.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The detectors that are on the class path, by name. */
public final class DetectorCatalog {

  private final Map<String, DetectorProvider> byName;

  private DetectorCatalog(Map<String, DetectorProvider> byName) {
    this.byName = byName;
  }

  /** Finds them through {@link ServiceLoader}. */
  public static DetectorCatalog onClassPath() {
    return of(ServiceLoader.load(DetectorProvider.class));
  }

  /** A catalogue of just these. */
  public static DetectorCatalog of(Iterable<DetectorProvider> providers) {
    Map<String, DetectorProvider> byName = new TreeMap<>();
    for (DetectorProvider provider : providers) {
      DetectorProvider other = byName.putIfAbsent(provider.name(), provider);
      if (other != null) {
        throw new IllegalStateException(
            "Two detectors are called \"%s\": %s and %s; remove one from the class path"
                .formatted(provider.name(), other.getClass(), provider.getClass()));
      }
    }
    return new DetectorCatalog(byName);
  }

  /** Every detector, in order of name. */
  public Collection<DetectorProvider> all() {
    return byName.values();
  }

  /**
   * Plans for the chosen detectors.
   *
   * @param chosen names; empty means all
   * @param overrides text values by detector and setting; those of detectors that were not chosen
   *     are checked all the same
   * @throws SettingException when a name is unknown or a value isn't allowed
   */
  public List<DetectorPlan> plans(
      Collection<String> chosen, Map<String, Map<String, String>> overrides)
      throws SettingException {
    for (String name : chosen) {
      provider(name);
    }
    for (Map.Entry<String, Map<String, String>> override : overrides.entrySet()) {
      settings(provider(override.getKey()), override.getValue());
    }
    List<DetectorPlan> plans = new ArrayList<>();
    for (DetectorProvider provider : byName.values()) {
      if (chosen.isEmpty() || chosen.contains(provider.name())) {
        Map<String, String> texts = overrides.getOrDefault(provider.name(), Map.of());
        plans.add(new DetectorPlan(provider, settings(provider, texts)));
      }
    }
    return plans;
  }

  private DetectorProvider provider(String name) throws SettingException {
    DetectorProvider provider = byName.get(name);
    if (provider == null) {
      throw new SettingException(
          "There is no detector \"%s\"; there are %s"
              .formatted(name, String.join(", ", byName.keySet())));
    }
    return provider;
  }

  private static Settings settings(DetectorProvider provider, Map<String, String> texts)
      throws SettingException {
    try {
      return Settings.parse(provider.settings(), texts);
    } catch (SettingException e) {
      throw new SettingException(provider.name() + ": " + e.getMessage());
    }
  }
}
