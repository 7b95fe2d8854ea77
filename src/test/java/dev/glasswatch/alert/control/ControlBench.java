package dev.glasswatch.alert.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.alert.AlertContext;
import dev.glasswatch.alert.AlertEvent;
import dev.glasswatch.alert.Decision;
import dev.glasswatch.alert.Delivery;
import dev.glasswatch.alert.HeldBack;
import dev.glasswatch.alert.Memo;
import dev.glasswatch.incident.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A control with a clock of its own, whose memos and decisions are kept as a store would. */
final class ControlBench {

  static final Instant BEGIN = Instant.parse("2026-11-23T04:05:06Z");

  final Play play = new Play();
  final List<Delivery> deliveries = new ArrayList<>();
  final List<HeldBack> heldBack = new ArrayList<>();
  final List<String> reminded = new ArrayList<>();
  final List<String> events = new ArrayList<>();
  final Map<Integer, String> ids = new TreeMap<>();
  private final Map<String, String> memos = new TreeMap<>();
  private AlertRules rules;
  private RoutedControl control;
  private Instant now = BEGIN;
  private Map<String, String> labels = Map.of("cdn", "a");

  ControlBench(AlertRules rules) {
    this.rules = rules;
    this.control = new RoutedControl(() -> this.rules);
  }

  Instant now() {
    return now;
  }

  AlertRules rules() {
    return rules;
  }

  void rules(AlertRules next) {
    rules = next;
  }

  void labels(Map<String, String> next) {
    labels = next;
  }

  /** Goes on with a control that knows nothing but the memos. */
  void restart() {
    control = new RoutedControl(() -> rules);
    control.restore(
        memos.entrySet().stream()
            .map(memo -> new Memo(memo.getKey(), Optional.of(memo.getValue())))
            .toList());
  }

  Decision tell(Transition transition) {
    events.add(transition.incident().id() + ":" + transition.incident().sequence());
    return keep(
        control.decide(transition, new AlertContext("test", 7, labels, Optional.empty()), now));
  }

  /** Lets time pass, and has done what becomes due when it does. */
  void pass(Duration time) {
    Instant until = now.plus(time);
    for (int rounds = 0; ; rounds++) {
      Optional<Instant> next = control.next().filter(at -> !at.isAfter(until));
      if (next.isEmpty()) {
        break;
      }
      assertThat(rounds).as("the control asks for nothing for ever").isLessThan(10_000);
      now = next.get().isAfter(now) ? next.get() : now;
      keep(control.due(now));
    }
    now = until;
  }

  private Decision keep(Decision decision) {
    deliveries.addAll(decision.deliveries());
    heldBack.addAll(decision.heldBack());
    reminded.addAll(decision.remind());
    for (Memo memo : decision.memos()) {
      memo.body()
          .ifPresentOrElse(body -> memos.put(memo.name(), body), () -> memos.remove(memo.name()));
    }
    return decision;
  }

  Map<String, String> memos() {
    return memos;
  }

  /** What a channel was told, as {@code type suffix incident:sequence}. */
  List<String> told(String channel) {
    return deliveries.stream()
        .filter(delivery -> delivery.channel().equals(channel))
        .map(Delivery::event)
        .map(ControlBench::brief)
        .toList();
  }

  /** Everything that was sent, as {@code id channel}. */
  List<String> sent() {
    return deliveries.stream()
        .map(delivery -> delivery.event().id() + " " + delivery.channel())
        .toList();
  }

  static String brief(AlertEvent event) {
    return event.type().replace("dev.glasswatch.", "") + " " + event.sequence();
  }

  List<String> held() {
    return heldBack.stream().map(held -> held.event().id() + " " + held.why().label()).toList();
  }
}
