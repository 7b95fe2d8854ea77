package dev.glasswatch.alert.control;

import static dev.glasswatch.alert.control.Rules.escalating;
import static dev.glasswatch.alert.control.Rules.first;
import static dev.glasswatch.alert.control.Rules.grouped;
import static dev.glasswatch.alert.control.Rules.standby;
import static dev.glasswatch.alert.control.Rules.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.alert.AlertEvent;
import dev.glasswatch.alert.Delivery;
import dev.glasswatch.alert.control.Happening.Moves;
import dev.glasswatch.alert.control.Happening.Passes;
import dev.glasswatch.alert.control.Happening.Silences;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ControlPropertiesTest {

  /** One channel hears single incidents, one groups, and one what nobody acknowledges. */
  private static final AlertRules RULES =
      Rules.of(
          first(escalating(to("pager", "severity>=major"), Duration.ofMinutes(5), "boss")),
          escalating(grouped(to("mail"), "labels.cdn"), Duration.ofMinutes(7), "boss"),
          standby(to("boss")));

  @Provide
  Arbitrary<List<Happening>> happenings() {
    Arbitrary<Happening> moves =
        Combinators.combine(
                Arbitraries.integers().between(0, 4), Arbitraries.integers().between(0, 8))
            .as(Moves::new);
    Arbitrary<Happening> passes =
        Arbitraries.of(1L, 200L, 499L, 500L, 5_000L, 10_000L, 60_000L, 300_000L, 15_000_000L)
            .map(millis -> new Passes(Duration.ofMillis(millis)));
    Arbitrary<Happening> silences =
        Combinators.combine(Arbitraries.integers().between(0, 4), Arbitraries.of(0, 1, 10, 600))
            .as(Silences::new);
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(6, moves),
            net.jqwik.api.Tuple.of(3, passes),
            net.jqwik.api.Tuple.of(1, silences))
        .list()
        .ofMaxSize(60);
  }

  @Property
  void aRestartAnywhereChangesNothing(
      @ForAll("happenings") List<Happening> happenings, @ForAll Set<Integer> restarts) {
    ControlBench straight = new ControlBench(RULES);
    ControlBench restarted = new ControlBench(RULES);
    Set<Integer> at =
        restarts.stream()
            .map(each -> Math.floorMod(each, Math.max(1, happenings.size())))
            .collect(Collectors.toSet());
    for (int i = 0; i < happenings.size(); i++) {
      happenings.get(i).to(straight);
      if (at.contains(i)) {
        restarted.restart();
      }
      happenings.get(i).to(restarted);
    }
    straight.pass(Duration.ofDays(1));
    restarted.pass(Duration.ofDays(1));
    assertThat(restarted.sent()).isEqualTo(straight.sent());
    assertThat(restarted.deliveries).isEqualTo(straight.deliveries);
    assertThat(restarted.held()).isEqualTo(straight.held());
    assertThat(restarted.heldBack).isEqualTo(straight.heldBack);
    assertThat(restarted.reminded).isEqualTo(straight.reminded);
    assertThat(restarted.memos().keySet()).isEqualTo(straight.memos().keySet());
  }

  @Property
  void everyAlertIsSentOrHeldBackWithAReason(@ForAll("happenings") List<Happening> happenings) {
    ControlBench bench = played(happenings);
    bench.pass(RULES.pace().settle());
    Set<String> accounted = new HashSet<>();
    bench.deliveries.forEach(delivery -> accounted.add(delivery.event().id()));
    bench.heldBack.forEach(held -> accounted.add(held.event().id()));
    assertThat(accounted).containsAll(bench.events);
  }

  @Property
  void noChannelHearsAnAlertTwiceOrOutOfOrder(@ForAll("happenings") List<Happening> happenings) {
    for (List<AlertEvent> story : stories(played(happenings)).values()) {
      for (int i = 1; i < story.size(); i++) {
        assertThat(story.get(i).sequence()).isGreaterThan(story.get(i - 1).sequence());
      }
    }
  }

  @Property
  void whoHearsOfAnIncidentHearsItsBeginningFirstAndItsEndOnce(
      @ForAll("happenings") List<Happening> happenings) {
    ControlBench bench = played(happenings);
    bench.ids.values().stream()
        .filter(bench.play::isOpen)
        .forEach(id -> bench.tell(bench.play.resolve(id, bench.now())));
    bench.pass(Duration.ofMinutes(1));
    for (List<AlertEvent> story : stories(bench).values()) {
      assertThat(story.getFirst().type()).endsWith(".opened");
      assertThat(story.getLast().type()).endsWith(".resolved");
      assertThat(story.stream().filter(event -> event.type().endsWith(".resolved"))).hasSize(1);
    }
    assertThat(bench.memos()).as("nothing is remembered of what is over").isEmpty();
  }

  @Property
  void nothingIsToldOfAnIncidentThatIsImpliedOrSilencedThroughout(
      @ForAll("happenings") List<Happening> happenings) {
    ControlBench bench =
        new ControlBench(
            Rules.with(
                RULES,
                new Silence(
                    "all",
                    Rules.matchers("stream=*"),
                    ControlBench.BEGIN,
                    ControlBench.BEGIN.plus(Duration.ofDays(3650)),
                    "joe",
                    "")));
    happenings.stream().filter(each -> !(each instanceof Silences)).forEach(each -> each.to(bench));
    assertThat(bench.deliveries).isEmpty();
    assertThat(bench.reminded).isEmpty();
  }

  private static ControlBench played(List<Happening> happenings) {
    ControlBench bench = new ControlBench(RULES);
    happenings.forEach(each -> each.to(bench));
    return bench;
  }

  private static Map<String, List<AlertEvent>> stories(ControlBench bench) {
    return bench.deliveries.stream()
        .collect(
            Collectors.groupingBy(
                delivery -> delivery.channel() + " " + delivery.event().subject(),
                Collectors.mapping(Delivery::event, Collectors.toList())));
  }
}
