package dev.glasswatch.orchestrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glasswatch.alert.Channel;
import dev.glasswatch.alert.ChannelOrder;
import dev.glasswatch.alert.Documents.Document;
import dev.glasswatch.alert.SecretRef;
import dev.glasswatch.alert.SnsTopic;
import dev.glasswatch.alert.control.Maintenance;
import dev.glasswatch.alert.control.Matcher;
import dev.glasswatch.alert.control.Route;
import dev.glasswatch.alert.control.Route.Escalation;
import dev.glasswatch.alert.control.Route.Grouping;
import dev.glasswatch.alert.control.Silence;
import dev.glasswatch.alert.control.Window;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlertOrdersTest {

  private static final Instant NOW = Instant.parse("2026-11-23T04:05:06Z");
  private static final ChannelOrder PAGER =
      new ChannelOrder.Webhook(
          "pager",
          URI.create("https://pager.example/s3cret"),
          List.of(new SecretRef.InEnvironment("HOOK")));
  private static final ChannelOrder SNS =
      new ChannelOrder.Topic(
          "sns", new SnsTopic("arn:aws:sns:eu-central-1:123456789012:alerts", Optional.empty()));

  private final MemoryDocuments documents = new MemoryDocuments();
  private final AlertOrders orders = reopened();

  private AlertOrders reopened() {
    return reopened(List.of(), List.of());
  }

  private AlertOrders reopened(List<ChannelOrder> channels, List<Route> routes) {
    AlertOrders opened = TestOrders.of(documents, channels, routes, InstantSource.fixed(NOW));
    opened.open().forEach(Channel::close);
    return opened;
  }

  private static Route route(String name, String channel, Optional<Escalation> escalation) {
    return new Route(
        name,
        3,
        List.of(Matcher.parse("severity>=major")),
        channel,
        true,
        false,
        Optional.of(
            new Grouping(List.of("labels.cdn"), Duration.ofSeconds(3), Duration.ofMinutes(4))),
        escalation);
  }

  @Test
  void ordersOfEveryKindSurviveARestart() throws Exception {
    orders.channels().add(PAGER);
    orders.channels().add(SNS);
    orders.routes().add(route("last", "sns", Optional.empty()));
    orders
        .routes()
        .add(route("first", "pager", Optional.of(new Escalation(Duration.ofMinutes(5), "last"))));
    orders
        .silences()
        .add(
            new Silence(
                "s1",
                List.of(Matcher.parse("stream=a|b*")),
                NOW,
                NOW.plusSeconds(9),
                "joe",
                "known"));
    orders
        .maintenance()
        .add(
            new Maintenance(
                "m1",
                List.of(),
                new Window.Recurring(
                    Set.of(DayOfWeek.SUNDAY),
                    LocalTime.of(2, 30),
                    Duration.ofHours(2),
                    ZoneId.of("Europe/Berlin")),
                "joe",
                ""));
    orders
        .maintenance()
        .add(new Maintenance("m2", List.of(), new Window.Once(NOW, NOW.plusSeconds(1)), "joe", ""));

    AlertOrders again = reopened();

    assertThat(again.channels().all()).containsExactly(PAGER, SNS);
    assertThat(again.rules()).isEqualTo(orders.rules());
    assertThat(again.rules().channels()).containsExactlyInAnyOrder("log", "pager", "sns");
  }

  @Test
  void whatAnotherLeansOnStays() throws Exception {
    orders.channels().add(PAGER);
    orders.routes().add(route("last", "pager", Optional.empty()));
    orders
        .routes()
        .add(route("first", "pager", Optional.of(new Escalation(Duration.ofMinutes(5), "last"))));
    assertThatThrownBy(() -> orders.channels().remove("pager"))
        .hasMessageContaining("leads to this channel");
    assertThatThrownBy(() -> orders.routes().remove("last"))
        .hasMessageContaining("escalates to this one");
    orders.routes().remove("first");
    orders.routes().remove("last");
    orders.channels().remove("pager");
    assertThat(reopened().rules().channels()).containsExactly("log");
  }

  @Test
  void aRouteNeedsItsTargets() {
    assertThatThrownBy(() -> orders.routes().add(route("r", "nowhere", Optional.empty())))
        .hasMessageContaining("There is no channel \"nowhere\"");
    assertThatThrownBy(
            () ->
                orders
                    .routes()
                    .add(route("r", "log", Optional.of(new Escalation(Duration.ZERO, "nobody")))))
        .hasMessageContaining("There is no route \"nobody\"");
  }

  @Test
  void whatTheConfigurationSaysIsNotChangedHere() throws Exception {
    AlertOrders configured = reopened(List.of(PAGER), List.of());
    assertThat(configured.channels().isConfigured(PAGER)).isTrue();
    assertThatThrownBy(() -> configured.channels().remove("pager"))
        .hasMessageContaining("stands in the configuration file");
    assertThat(configured.channels().add(PAGER)).isFalse();
    assertThat(documents.list("channel")).isEmpty();
  }

  @Test
  void aChannelWhoseSecretIsNotThereIsRefusedAndNotKept() {
    ChannelOrder lost =
        new ChannelOrder.Webhook(
            "lost", URI.create("https://x.example/"), List.of(new SecretRef.InEnvironment("NO")));
    assertThatThrownBy(() -> orders.channels().add(lost))
        .hasMessage("The environment variable NO is not set.");
    assertThat(orders.channels().all()).isEmpty();
    assertThat(documents.list("channel")).isEmpty();
  }

  @Test
  void whatCannotBeReadOrOpenedIsLeftOut() throws Exception {
    orders.channels().add(PAGER);
    documents.put(new Document("channel", "odd", "{\"what\":1}", NOW));
    documents.put(
        new Document(
            "channel",
            "lost",
            "{\"name\":\"lost\",\"url\":\"https://x.example/\",\"secrets\":[\"env:NO\"]}",
            NOW));
    assertThat(reopened().rules().channels()).containsExactlyInAnyOrder("log", "pager");
  }

  @Test
  void silencesThatEndedLongAgoAreForgotten() throws Exception {
    documents.put(
        new Document(
            "silence",
            "old",
            "{\"id\":\"old\",\"match\":[\"stream=a\"],\"from\":\"2026-01-01T00:00:00Z\","
                + "\"until\":\"2026-01-02T00:00:00Z\",\"author\":\"joe\",\"comment\":\"\"}",
            NOW));
    AlertOrders again = reopened();
    assertThat(again.silences().all()).hasSize(1);
    again
        .silences()
        .add(
            new Silence(
                "new", List.of(Matcher.parse("stream=a")), NOW, NOW.plusSeconds(1), "joe", ""));
    assertThat(again.silences().all()).extracting(Silence::id).containsExactly("new");
    assertThat(documents.list("silence")).hasSize(1);
  }
}
