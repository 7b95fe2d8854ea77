package dev.glasswatch.alert.control;

import static dev.glasswatch.alert.control.Rules.escalating;
import static dev.glasswatch.alert.control.Rules.grouped;
import static dev.glasswatch.alert.control.Rules.standby;
import static dev.glasswatch.alert.control.Rules.to;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glasswatch.alert.AlertAttributes;
import dev.glasswatch.detect.Severity;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupsTest {

  private static final Duration WAIT = Duration.ofSeconds(10);
  private static final Duration INTERVAL = Duration.ofMinutes(5);

  private ControlBench bench = new ControlBench(Rules.of(grouped(to("mail"), "labels.cdn")));

  private void open(int stream) {
    bench.tell(
        bench.play.open("i" + stream, "s" + stream, "no_signal", Severity.MAJOR, bench.now()));
  }

  private void resolve(int stream) {
    bench.tell(bench.play.resolve("i" + stream, bench.now()));
  }

  private JsonNode data(int message) throws Exception {
    return new ObjectMapper().readTree(bench.deliveries.get(message).event().body()).at("/data");
  }

  @Test
  void anOutageOfAHundredStreamsIsOneMessageAndOneResolve() throws Exception {
    for (int stream = 0; stream < 100; stream++) {
      open(stream);
      bench.pass(Duration.ofMillis(50));
    }
    bench.pass(WAIT);
    assertThat(bench.told("mail")).containsExactly("group.opened 1");
    assertThat(data(0).at("/total").asInt()).isEqualTo(100);
    assertThat(data(0).at("/incidents")).hasSize(AlertRules.Pace.USUAL.membersNamed());
    assertThat(data(0).at("/incidents/0/stream").asText()).isEqualTo("s0");
    assertThat(data(0).at("/by/labels.cdn").asText()).isEqualTo("a");
    for (int stream = 0; stream < 100; stream++) {
      resolve(stream);
      bench.pass(Duration.ofMillis(50));
    }
    bench.pass(WAIT);
    assertThat(bench.told("mail")).containsExactly("group.opened 1", "group.resolved 2");
    assertThat(data(1).at("/open").asInt()).isZero();
    assertThat(data(1).at("/incidents/0/end").isNull()).isFalse();
    assertThat(bench.held()).hasSize(200).contains("i7:1 grouped", "i7:2 grouped");
    assertThat(bench.memos()).isEmpty();
  }

  @Test
  void streamsWithAnotherLabelAreAnotherGroup() {
    open(1);
    bench.labels(Map.of("cdn", "b"));
    open(2);
    bench.pass(WAIT);
    assertThat(bench.told("mail")).containsExactly("group.opened 1", "group.opened 1");
    assertThat(bench.deliveries)
        .extracting(delivery -> delivery.event().attribute(AlertAttributes.SUMMARY))
        .containsExactlyInAnyOrder(
            "group opened: 1 incident, 1 going on (labels.cdn=a)",
            "group opened: 1 incident, 1 going on (labels.cdn=b)");
  }

  @Test
  void whatJoinsLaterIsToldAfterTheInterval() throws Exception {
    open(1);
    bench.pass(WAIT);
    open(2);
    bench.pass(Duration.ofSeconds(30));
    open(3);
    assertThat(bench.told("mail")).hasSize(1);
    bench.pass(INTERVAL);
    assertThat(bench.told("mail")).containsExactly("group.opened 1", "group.updated 2");
    assertThat(data(1).at("/total").asInt()).isEqualTo(3);
  }

  @Test
  void aGroupWhoseLastMemberReturnsSoonGoesOn() {
    open(1);
    bench.pass(WAIT);
    resolve(1);
    bench.pass(Duration.ofSeconds(5));
    open(2);
    bench.pass(Duration.ofHours(1));
    assertThat(bench.told("mail")).containsExactly("group.opened 1", "group.updated 2");
    resolve(2);
    bench.pass(WAIT);
    assertThat(bench.told("mail")).endsWith("group.resolved 3");
  }

  @Test
  void whatIsOverBeforeItsGroupWasToldIsToldWithItsEnd() {
    open(1);
    resolve(1);
    bench.pass(WAIT);
    assertThat(bench.told("mail")).containsExactly("group.opened 1", "group.resolved 2");
  }

  @Test
  void remindersOfMembersAreOneReminderOfTheGroup() {
    open(1);
    open(2);
    bench.pass(Duration.ofHours(4));
    assertThat(bench.reminded).containsExactly("i1", "i2");
    bench.tell(bench.play.remind("i1", bench.now()));
    bench.tell(bench.play.remind("i2", bench.now()));
    bench.pass(WAIT);
    assertThat(bench.told("mail")).containsExactly("group.opened 1", "group.reminder 2");
  }

  @Test
  void aGroupThatNobodyAcknowledgesIsEscalated() throws Exception {
    bench =
        new ControlBench(
            Rules.of(
                escalating(grouped(to("mail"), "labels.cdn"), INTERVAL, "boss"),
                standby(to("boss"))));
    open(1);
    open(2);
    bench.tell(bench.play.acknowledge("i1", bench.now()));
    bench.pass(WAIT.plus(INTERVAL));
    assertThat(bench.told("boss")).containsExactly("group.opened 2");
    resolve(1);
    resolve(2);
    bench.pass(WAIT);
    assertThat(bench.told("mail")).containsExactly("group.opened 1", "group.resolved 3");
    assertThat(bench.told("boss")).containsExactly("group.opened 2", "group.resolved 3");
  }

  @Test
  void aGroupWhoseMembersAreAllAcknowledgedIsNotEscalated() {
    bench =
        new ControlBench(
            Rules.of(
                escalating(grouped(to("mail"), "labels.cdn"), INTERVAL, "boss"),
                standby(to("boss"))));
    open(1);
    bench.tell(bench.play.acknowledge("i1", bench.now()));
    bench.pass(Duration.ofHours(1));
    assertThat(bench.told("boss")).isEmpty();
  }

  @Test
  void whoWasAcknowledgedWhileSilencedIsNotEscalated() {
    bench =
        new ControlBench(
            Rules.of(
                escalating(grouped(to("mail"), "labels.cdn"), Duration.ofMinutes(7), "boss"),
                standby(to("boss"))));
    open(1);
    bench.pass(WAIT);
    bench.tell(bench.play.imply("i1", "other", bench.now()));
    bench.tell(bench.play.acknowledge("i1", bench.now()));
    bench.pass(Duration.ofMinutes(10));
    assertThat(bench.told("boss")).isEmpty();
  }

  @Test
  void aGroupEndsWithItsLastMemberWhereItsChannelIsGone() {
    open(1);
    bench.pass(WAIT);
    AlertRules rules = bench.rules();
    bench.rules(
        new AlertRules(
            Set.of("pager"), rules.routes(), rules.silences(), rules.maintenance(), rules.pace()));
    resolve(1);
    bench.pass(WAIT.multipliedBy(2));
    assertThat(bench.memos()).isEmpty();
  }

  @Test
  void aGroupThatLostItsMembersMemosEnds() {
    open(1);
    bench.pass(WAIT);
    bench.memos().keySet().removeIf(name -> name.startsWith("incident/"));
    bench.restart();
    bench.pass(WAIT);
    assertThat(bench.told("mail")).containsExactly("group.opened 1", "group.resolved 2");
  }
}
