package dev.glasswatch.orchestrate.drill;

import dev.glasswatch.incident.TransitionKind;
import dev.glasswatch.orchestrate.drill.DrillReceiver.Arrival;
import dev.glasswatch.store.KeptTransition;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Compares what was kept with what arrived. */
final class DrillCount {

  private final List<KeptTransition> kept;
  private final List<Arrival> arrivals;
  private final Map<String, String> first = new LinkedHashMap<>();
  private int changed;

  /** {@code kept} in order of their sequence within each incident. */
  DrillCount(List<KeptTransition> kept, List<Arrival> arrivals) {
    this.kept = kept;
    this.arrivals = arrivals;
    for (Arrival arrival : arrivals) {
      String before = first.putIfAbsent(arrival.id(), arrival.body());
      changed += before != null && !before.equals(arrival.body()) ? 1 : 0;
    }
  }

  DrillReport report(int kills) {
    Map<String, List<KeptTransition>> incidents =
        kept.stream().collect(Collectors.groupingBy(KeptTransition::incident));
    List<String> ids = kept.stream().map(DrillCount::id).toList();
    int lost = (int) ids.stream().filter(id -> !first.containsKey(id)).count();
    return new DrillReport(
        kills,
        incidents.size(),
        kept.size(),
        arrivals.size(),
        arrivals.size() - first.size(),
        lost,
        first.size() - (ids.size() - lost),
        changed,
        disordered(),
        (int) incidents.values().stream().filter(DrillCount::isUnended).count(),
        (int) incidents.values().stream().filter(DrillCount::hasGaps).count());
  }

  private static String id(KeptTransition transition) {
    return transition.incident() + ":" + transition.sequence();
  }

  private int disordered() {
    Map<String, Long> last = new HashMap<>();
    int count = 0;
    for (String id : first.keySet()) {
      int colon = id.lastIndexOf(':');
      long sequence = Long.parseLong(id.substring(colon + 1));
      long before = last.merge(id.substring(0, colon), sequence, Math::max);
      count += before > sequence ? 1 : 0;
    }
    return count;
  }

  private static boolean isUnended(List<KeptTransition> incident) {
    return !is(incident.getFirst(), TransitionKind.OPENED)
        || !is(incident.getLast(), TransitionKind.RESOLVED)
        || incident.stream().filter(each -> is(each, TransitionKind.OPENED)).count() != 1
        || incident.stream().filter(each -> is(each, TransitionKind.RESOLVED)).count() != 1;
  }

  private static boolean hasGaps(List<KeptTransition> incident) {
    return incident.getFirst().sequence() != 1 || incident.getLast().sequence() != incident.size();
  }

  private static boolean is(KeptTransition transition, TransitionKind kind) {
    return transition.kind().equals(kind.label());
  }
}
