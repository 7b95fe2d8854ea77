package dev.glasswatch.store;

import dev.glasswatch.alert.Delivery;
import dev.glasswatch.alert.HeldBack;
import dev.glasswatch.alert.Memo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is kept in one transaction, whole or not at all: transitions, what was decided about them,
 * and what has become of earlier alerts. Keeping one twice is the same as keeping it once.
 */
record Round(
    List<Told> told,
    List<Placed<Delivery>> deliveries,
    List<Placed<HeldBack>> heldBack,
    List<Memo> memos,
    List<Settlement> settled) {

  Round {
    told = List.copyOf(told);
    deliveries = List.copyOf(deliveries);
    heldBack = List.copyOf(heldBack);
    memos = List.copyOf(memos);
    settled = List.copyOf(settled);
  }

  /**
   * The same in rounds of their own: one for each incident and group, and one for what has become
   * of earlier alerts. What the database refuses then costs nobody else anything.
   */
  List<Round> pieces() {
    Map<String, Round> pieces = new LinkedHashMap<>();
    pieces.put("", new Round(List.of(), List.of(), List.of(), List.of(), settled));
    told.forEach(each -> add(pieces, each.transition().incident().id(), told(each)));
    deliveries.forEach(each -> add(pieces, each.item().event().subject(), delivery(each)));
    heldBack.forEach(each -> add(pieces, each.item().event().subject(), held(each)));
    memos.forEach(each -> add(pieces, each.name().replaceFirst("^[^/]*/", ""), memo(each)));
    return pieces.values().stream().filter(piece -> !piece.isEmpty()).toList();
  }

  private static void add(Map<String, Round> pieces, String subject, Round more) {
    pieces.merge(subject, more, Round::and);
  }

  private static Round told(Told one) {
    return new Round(List.of(one), List.of(), List.of(), List.of(), List.of());
  }

  private static Round delivery(Placed<Delivery> one) {
    return new Round(List.of(), List.of(one), List.of(), List.of(), List.of());
  }

  private static Round held(Placed<HeldBack> one) {
    return new Round(List.of(), List.of(), List.of(one), List.of(), List.of());
  }

  private static Round memo(Memo one) {
    return new Round(List.of(), List.of(), List.of(), List.of(one), List.of());
  }

  private Round and(Round more) {
    return new Round(
        joined(told, more.told),
        joined(deliveries, more.deliveries),
        joined(heldBack, more.heldBack),
        joined(memos, more.memos),
        joined(settled, more.settled));
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  boolean isEmpty() {
    return told.isEmpty()
        && deliveries.isEmpty()
        && heldBack.isEmpty()
        && memos.isEmpty()
        && settled.isEmpty();
  }
}
