package dev.glasswatch.orchestrate;

import dev.glasswatch.detect.SettingException;
import dev.glasswatch.watch.DetectorCatalog;
import dev.glasswatch.watch.DetectorPlan;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Says which detectors run on a stream and with which settings: the stream's word over the
 * process's word over the detectors' own defaults. A detector that this process was told to leave
 * out stays out, whatever a stream says, so that copies of the service can share the streams' specs
 * and each run a part.
 */
final class DetectorRoster {

  private final DetectorCatalog catalog;
  private final Predicate<String> runsHere;
  private final Map<String, DetectorChoice> ofProcess;

  /**
   * Checks what was said for the process.
   *
   * @throws SettingException when it names an unknown detector or setting, or a value isn't allowed
   */
  DetectorRoster(DetectorCatalog catalog, BatchSettings settings) throws SettingException {
    Set<String> only = settings.onlyDetectors();
    this.catalog = catalog;
    this.runsHere = name -> only.isEmpty() || only.contains(name);
    this.ofProcess = settings.detectors();
    catalog.plans(only, texts(ofProcess));
  }

  /** Detectors that run on a stream that says nothing about them. */
  List<String> names() {
    return catalog.all().stream()
        .map(provider -> provider.name())
        .filter(name -> runsHere.test(name) && enabled(ofProcess, name))
        .toList();
  }

  /** The detectors of one stream. */
  List<DetectorPlan> plans(Map<String, DetectorChoice> ofStream) throws SettingException {
    Map<String, DetectorChoice> both = new HashMap<>(ofProcess);
    ofStream.forEach((name, choice) -> both.merge(name, choice, DetectorChoice::overlaidBy));
    return catalog.plans(List.of(), texts(both)).stream()
        .filter(plan -> runsHere.test(plan.provider().name()))
        .filter(plan -> enabled(both, plan.provider().name()))
        .toList();
  }

  /** Names of the defects that these detectors report. */
  static Set<String> defects(Collection<DetectorPlan> plans) {
    return plans.stream()
        .flatMap(plan -> plan.provider().rules(plan.settings()).stream())
        .map(rule -> rule.defect().name())
        .collect(Collectors.toSet());
  }

  private static boolean enabled(Map<String, DetectorChoice> choices, String name) {
    return choices.getOrDefault(name, DetectorChoice.NONE).enabled().orElse(true);
  }

  private static Map<String, Map<String, String>> texts(Map<String, DetectorChoice> choices) {
    return choices.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, choice -> choice.getValue().settings()));
  }
}
