package dev.glasswatch.evaluate.trace;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.DefectRule;
import dev.glasswatch.detect.DetectorProvider;
import dev.glasswatch.detect.SettingException;
import dev.glasswatch.detect.Settings;
import dev.glasswatch.evidence.TraceHeader;
import dev.glasswatch.incident.WatchDefects;
import dev.glasswatch.watch.DetectorCatalog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The detectors of a recording, each with the settings that it was recorded with and those to
 * decide by now.
 */
final class ReplaySettings {

  /**
   * One detector.
   *
   * @param provider makes its deciding half
   * @param recorded what it was measured with
   * @param wanted what it is to decide by
   */
  record Replayed(DetectorProvider provider, Settings recorded, Settings wanted) {}

  private final Map<String, Replayed> byName = new TreeMap<>();

  /**
   * Reads the settings of a recording and lays others over them.
   *
   * @throws SettingException with a sentence when a detector or a setting is not known here, or a
   *     detector that is to be set was not recorded
   */
  static ReplaySettings of(
      TraceHeader header, DetectorCatalog catalog, Map<String, Map<String, String>> changes)
      throws SettingException {
    ReplaySettings all = new ReplaySettings();
    for (String changed : changes.keySet()) {
      if (!header.settings().containsKey(changed)) {
        throw new SettingException(
            "The trace of %s holds no detector \"%s\"; it holds %s"
                .formatted(
                    header.stream(), changed, String.join(", ", header.settings().keySet())));
      }
    }
    for (Map.Entry<String, Map<String, String>> detector : header.settings().entrySet()) {
      String name = detector.getKey();
      DetectorProvider provider = provider(catalog, name);
      Map<String, String> texts = new HashMap<>(detector.getValue());
      Settings recorded = parse(provider, texts);
      texts.putAll(changes.getOrDefault(name, Map.of()));
      all.byName.put(name, new Replayed(provider, recorded, parse(provider, texts)));
    }
    return all;
  }

  private static DetectorProvider provider(DetectorCatalog catalog, String name)
      throws SettingException {
    return catalog.all().stream()
        .filter(provider -> provider.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new SettingException(
                    ("The trace was recorded with a detector \"%s\", which is not here: put its jar"
                            + " on the class path")
                        .formatted(name)));
  }

  private static Settings parse(DetectorProvider provider, Map<String, String> texts)
      throws SettingException {
    try {
      return Settings.parse(provider.settings(), texts);
    } catch (SettingException e) {
      throw new SettingException(provider.name() + ": " + e.getMessage());
    }
  }

  /** The detectors by name. */
  Map<String, Replayed> byName() {
    return byName;
  }

  /** How observations become incidents. */
  Map<Defect, DefectRule> rules() {
    Map<Defect, DefectRule> rules = new HashMap<>(WatchDefects.rules());
    for (Replayed each : byName.values()) {
      each.provider.rules(each.wanted).forEach(rule -> rules.put(rule.defect(), rule));
    }
    return rules;
  }

  /**
   * Checks that a detector of which only the observations were recorded is set in nothing but its
   * rules.
   */
  void requireRulesOnly(String detector) throws SettingException {
    Replayed replayed = byName.get(detector);
    if (replayed == null) {
      return;
    }
    List<String> unanswerable = new ArrayList<>();
    Map<String, String> wanted = replayed.wanted.texts();
    List<DefectRule> before = replayed.provider.rules(replayed.recorded);
    for (Map.Entry<String, String> setting : replayed.recorded.texts().entrySet()) {
      String name = setting.getKey();
      String value = String.valueOf(wanted.get(name));
      if (!value.equals(setting.getValue())) {
        Map<String, String> alone = new HashMap<>(replayed.recorded.texts());
        alone.put(name, value);
        if (replayed.provider.rules(parse(replayed.provider, alone)).equals(before)) {
          unanswerable.add(detector + "." + name);
        }
      }
    }
    if (!unanswerable.isEmpty()) {
      throw new SettingException(
          "%s cannot be tried on a trace, which holds of %s only what it said: analyse the recording again with that setting"
              .formatted(String.join(", ", unanswerable), detector));
    }
  }
}
