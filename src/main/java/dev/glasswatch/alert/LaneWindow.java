package dev.glasswatch.alert;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The alerts that a lane holds, in order of arrival and by what they are about. Not thread-safe.
 */
final class LaneWindow {

  private final Map<String, WaitingAlert> byId = new LinkedHashMap<>();
  private final Map<String, Deque<WaitingAlert>> bySubject = new HashMap<>();

  int size() {
    return byId.size();
  }

  boolean holds(String id) {
    return byId.containsKey(id);
  }

  void add(WaitingAlert alert) {
    byId.put(alert.event.id(), alert);
    bySubject.computeIfAbsent(alert.event.subject(), any -> new ArrayDeque<>()).add(alert);
  }

  void remove(WaitingAlert alert) {
    byId.remove(alert.event.id());
    bySubject.computeIfPresent(
        alert.event.subject(),
        (subject, alerts) -> {
          alerts.remove(alert);
          return alerts.isEmpty() ? null : alerts;
        });
  }

  /** The alert of a subject that the others of it wait for. */
  Optional<WaitingAlert> first(String subject) {
    return Optional.ofNullable(bySubject.get(subject)).map(Deque::getFirst);
  }

  List<WaitingAlert> inOrder() {
    return List.copyOf(byId.values());
  }

  void clear() {
    byId.clear();
    bySubject.clear();
  }
}
