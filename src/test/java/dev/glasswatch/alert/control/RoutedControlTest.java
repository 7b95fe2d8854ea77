package dev.glasswatch.alert.control;

import static dev.glasswatch.alert.control.Rules.escalating;
import static dev.glasswatch.alert.control.Rules.first;
import static dev.glasswatch.alert.control.Rules.matchers;
import static dev.glasswatch.alert.control.Rules.standby;
import static dev.glasswatch.alert.control.Rules.to;
import static dev.glasswatch.alert.control.Rules.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.alert.Delivery;
import dev.glasswatch.detect.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutedControlTest {

  private static final Duration SETTLED = Duration.ofMillis(500);
  private static final Duration HOUR = Duration.ofHours(1);

  private ControlBench bench = new ControlBench(Rules.of(to("mail")));

  private void open(String id, String defect) {
    bench.tell(bench.play.open(id, "news-1", defect, Severity.MAJOR, bench.now()));
  }

  @Test
  void withoutRoutesEveryChannelHearsEverything() {
    bench = new ControlBench(AlertRules.everythingTo(Set.of("log", "pager")));
    open("a", "no_signal");
    bench.tell(bench.play.resolve("a", bench.now()));
    assertThat(bench.told("log")).containsExactly("incident.opened 1", "incident.resolved 2");
    assertThat(bench.told("pager")).isEqualTo(bench.told("log"));
  }

  @Test
  void withRoutesTheLogStillHearsEverythingAndOthersOnlyTheirs() {
    bench =
        new ControlBench(
            new AlertRules(
                Set.of("log", "pager", "mail"),
                List.of(to("pager", "severity>=critical")),
                List.of(),
                List.of(),
                AlertRules.Pace.USUAL));
    open("a", "no_signal");
    assertThat(bench.told("log")).hasSize(1);
    assertThat(bench.told("pager")).isEmpty();
    assertThat(bench.told("mail")).isEmpty();
  }

  @Test
  void theFirstRouteThatMatchesTakesItUnlessItLetsOthersToo() {
    bench =
        new ControlBench(
            Rules.of(
                first(to("boss", "defect=no_signal")), to("mail", "stream=news-*"), to("pager")));
    open("a", "no_signal");
    open("b", "unwatched");
    assertThat(bench.told("boss")).hasSize(1);
    assertThat(bench.told("mail")).hasSize(2);
    assertThat(bench.told("pager")).isEmpty();
  }

  @Test
  void whatNoRouteTakesIsHeldBackForThatReason() {
    bench = new ControlBench(Rules.of(to("mail", "labels.cdn=b")));
    open("a", "no_signal");
    assertThat(bench.held()).containsExactly("a:1 no_route");
  }

  @Test
  void aChannelThatHearsOfItWhenItGetsWorseHearsTheBeginningFirst() {
    bench = new ControlBench(Rules.of(first(to("pager", "severity=critical")), to("mail")));
    open("a", "no_signal");
    bench.tell(bench.play.escalate("a", bench.now()));
    bench.tell(bench.play.resolve("a", bench.now()));
    assertThat(bench.told("pager"))
        .containsExactly("incident.opened 1", "incident.escalated 2", "incident.resolved 3");
    assertThat(bench.told("mail")).isEqualTo(bench.told("pager"));
  }

  @Test
  void contentSettlesBeforeItIsTold() {
    open("a", "freeze");
    assertThat(bench.told("mail")).isEmpty();
    bench.pass(SETTLED.minusMillis(1));
    assertThat(bench.told("mail")).isEmpty();
    bench.pass(Duration.ofMillis(1));
    assertThat(bench.told("mail")).containsExactly("incident.opened 1");
  }

  @Test
  void nothingIsLostOfWhatHappensWhileItSettles() {
    open("a", "freeze");
    bench.tell(bench.play.update("a", bench.now()));
    bench.tell(bench.play.escalate("a", bench.now()));
    bench.pass(SETTLED);
    assertThat(bench.told("mail"))
        .containsExactly("incident.opened 1", "incident.updated 2", "incident.escalated 3");
  }

  @Test
  void whatIsOverBeforeItSettledIsToldWhole() {
    open("a", "freeze");
    bench.tell(bench.play.resolve("a", bench.now()));
    assertThat(bench.told("mail")).containsExactly("incident.opened 1", "incident.resolved 2");
    assertThat(bench.memos()).isEmpty();
  }

  @Test
  void aFreezeUnderABlackThatOpensAMomentLaterIsNotTold() {
    open("freeze", "freeze");
    bench.pass(Duration.ofMillis(300));
    open("black", "black");
    bench.tell(bench.play.imply("freeze", "black", bench.now()));
    bench.pass(HOUR);
    bench.tell(bench.play.resolve("freeze", bench.now()));
    bench.tell(bench.play.resolve("black", bench.now()));
    assertThat(bench.deliveries)
        .extracting(delivery -> delivery.event().subject())
        .containsOnly("black");
    assertThat(bench.held())
        .containsExactly("freeze:1 implied", "freeze:2 implied", "freeze:3 implied");
  }

  @Test
  void whatIsNoLongerImpliedIsToldFromItsBeginning() {
    bench.tell(bench.play.openImplied("a", "news-1", "freeze", "black", bench.now()));
    bench.tell(bench.play.update("a", bench.now()));
    bench.pass(HOUR);
    bench.tell(bench.play.noLongerImplied("a", bench.now()));
    assertThat(bench.told("mail")).containsExactly("incident.opened 1", "incident.updated 3");
    assertThat(bench.held()).containsExactly("a:1 implied", "a:2 implied");
  }

  @Test
  void whatWasToldBeforeItWasImpliedIsToldWhenItIsOver() {
    open("a", "freeze");
    bench.pass(SETTLED);
    bench.tell(bench.play.imply("a", "black", bench.now()));
    bench.tell(bench.play.resolve("a", bench.now()));
    assertThat(bench.told("mail")).containsExactly("incident.opened 1", "incident.resolved 3");
  }

  @Test
  void aSilenceHoldsBackAndItsEndReleasesWhatGoesOn() {
    bench.rules(with(Rules.of(to("mail")), silence(HOUR)));
    open("a", "no_signal");
    open("b", "unwatched");
    bench.tell(bench.play.resolve("b", bench.now()));
    bench.pass(HOUR);
    assertThat(bench.told("mail")).containsExactly("incident.opened 1");
    assertThat(bench.held()).containsExactly("a:1 silenced", "b:1 silenced", "b:2 silenced");
    assertThat(bench.heldBack.getFirst().explanation()).isEqualTo("silence s1 by joe");
  }

  @Test
  void aSilenceThatIsLiftedReleasesAtOnce() {
    bench.rules(with(Rules.of(to("mail")), silence(HOUR)));
    open("a", "no_signal");
    bench.pass(Duration.ofSeconds(1));
    bench.rules(Rules.of(to("mail")));
    bench.pass(Duration.ZERO);
    assertThat(bench.told("mail")).containsExactly("incident.opened 1");
  }

  @Test
  void theEndOfWhatWasToldIsToldThroughASilence() {
    open("a", "no_signal");
    bench.rules(with(Rules.of(to("mail")), silence(HOUR)));
    bench.tell(bench.play.update("a", bench.now()));
    bench.tell(bench.play.resolve("a", bench.now()));
    assertThat(bench.told("mail")).containsExactly("incident.opened 1", "incident.resolved 3");
  }

  @Test
  void maintenanceHoldsBackLikeASilence() {
    Window window = new Window.Once(bench.now(), bench.now().plus(HOUR));
    bench.rules(
        with(
            Rules.of(to("mail")),
            new Maintenance("m1", matchers("labels.cdn=a"), window, "joe", "new encoder")));
    open("a", "no_signal");
    assertThat(bench.held()).containsExactly("a:1 maintenance");
    bench.pass(HOUR);
    assertThat(bench.told("mail")).containsExactly("incident.opened 1");
  }

  @Test
  void whoDoesNotAcknowledgeHasTheNextOneTold() {
    bench =
        new ControlBench(
            Rules.of(
                escalating(to("pager"), Duration.ofMinutes(5), "mail"),
                escalating(standby(to("mail")), Duration.ofMinutes(10), "boss"),
                standby(to("boss"))));
    open("a", "no_signal");
    bench.tell(bench.play.update("a", bench.now()));
    bench.pass(Duration.ofMinutes(5));
    assertThat(bench.told("mail")).containsExactly("incident.opened 1", "incident.updated 2");
    assertThat(bench.told("boss")).isEmpty();
    bench.pass(Duration.ofMinutes(10));
    assertThat(bench.told("boss")).containsExactly("incident.opened 1", "incident.updated 2");
    bench.tell(bench.play.resolve("a", bench.now()));
    assertThat(bench.told("boss")).endsWith("incident.resolved 3");
  }

  @Test
  void acknowledgingStopsEscalationAndReminders() {
    bench =
        new ControlBench(
            Rules.of(escalating(to("pager"), Duration.ofMinutes(5), "mail"), standby(to("mail"))));
    open("a", "no_signal");
    bench.tell(bench.play.acknowledge("a", bench.now()));
    bench.pass(Duration.ofDays(1));
    assertThat(bench.told("pager")).containsExactly("incident.opened 1", "incident.acknowledged 2");
    assertThat(bench.told("mail")).isEmpty();
    assertThat(bench.reminded).isEmpty();
    bench.tell(bench.play.remind("a", bench.now()));
    assertThat(bench.held()).containsExactly("a:3 acknowledged");
  }

  @Test
  void aReminderIsAskedForEveryFourHours() {
    open("a", "no_signal");
    bench.pass(Duration.ofHours(4));
    assertThat(bench.reminded).containsExactly("a");
    bench.tell(bench.play.remind("a", bench.now()));
    assertThat(bench.told("mail")).endsWith("incident.reminder 2");
    bench.pass(Duration.ofHours(9));
    assertThat(bench.reminded).containsExactly("a", "a", "a");
  }

  @Test
  void nobodyIsRemindedOfWhatIsSilenced() {
    bench.rules(with(Rules.of(to("mail")), silence(Duration.ofDays(2))));
    open("a", "no_signal");
    bench.pass(Duration.ofDays(1));
    assertThat(bench.reminded).isEmpty();
  }

  @Test
  void whatIsKnownIsNotToldAgain() {
    var opened = bench.play.open("a", "news-1", "no_signal", Severity.MAJOR, bench.now());
    bench.tell(opened);
    bench.tell(opened);
    assertThat(bench.told("mail")).hasSize(1);
  }

  @Test
  void anIncidentWithoutAPastIsToldAsItIs() {
    open("a", "no_signal");
    var reminder = bench.play.remind("a", bench.now());
    bench = new ControlBench(Rules.of(to("mail")));
    bench.tell(reminder);
    assertThat(bench.told("mail")).containsExactly("incident.reminder 2");
  }

  @Test
  void whatGoesToAChannelThatIsGoneIsHeldBack() {
    open("a", "no_signal");
    bench.rules(
        new AlertRules(Set.of(), List.of(to("mail")), List.of(), List.of(), AlertRules.Pace.USUAL));
    bench.tell(bench.play.resolve("a", bench.now()));
    assertThat(bench.deliveries).extracting(Delivery::channel).containsExactly("mail");
    assertThat(bench.held()).containsExactly("a:2 no_route");
  }

  private Silence silence(Duration time) {
    Instant begin = bench.now();
    return new Silence("s1", matchers("stream=news-1"), begin, begin.plus(time), "joe", "known");
  }
}
