package dev.glasswatch.alert.control;

import dev.glasswatch.alert.AlertEvent;
import dev.glasswatch.alert.Decision;
import dev.glasswatch.alert.Delivery;
import dev.glasswatch.alert.HeldBack;
import dev.glasswatch.alert.Memo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One step of the control while it is made: the rules and the time it goes by, and what comes of
 * it.
 */
final class Step {

  private final AlertRules rules;
  private final Instant now;
  private final Set<Delivery> deliveries = new LinkedHashSet<>();
  private final List<HeldBack> heldBack = new ArrayList<>();
  private final List<String> remind = new ArrayList<>();
  private final Map<String, Memo> memos = new LinkedHashMap<>();

  Step(AlertRules rules, Instant now) {
    this.rules = rules;
    this.now = now;
  }

  AlertRules rules() {
    return rules;
  }

  Instant now() {
    return now;
  }

  /** Two routes may lead to one channel, which hears it once. */
  void send(AlertEvent event, String channel) {
    deliveries.add(new Delivery(event, channel));
  }

  void holdBack(AlertEvent event, String route, Hold why) {
    heldBack.add(new HeldBack(event, route, why.why(), why.explanation(), now));
  }

  void remind(String incident) {
    remind.add(incident);
  }

  void memo(String name, Optional<String> body) {
    memos.put(name, new Memo(name, body));
  }

  Decision decision() {
    return new Decision(List.copyOf(deliveries), heldBack, remind, List.copyOf(memos.values()));
  }
}
