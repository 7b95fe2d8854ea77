package dev.glasswatch.alert;

import static dev.glasswatch.alert.Alerts.alert;
import static dev.glasswatch.detect.Severity.CRITICAL;
import static dev.glasswatch.detect.Severity.MAJOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glasswatch.alert.DeliveryOutcome.Delivered;
import dev.glasswatch.alert.DeliveryOutcome.Failed;
import dev.glasswatch.alert.DeliveryOutcome.Fault;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The channel, with the real SDK, through an SNS-compatible endpoint to a subscribed queue. */
@TestInstance(Lifecycle.PER_CLASS)
class SnsIT {

  private static final AlertEvent OPENED =
      AlertFormat.event(Alerts.opened(Map.of()), Alerts.CONTEXT);
  private static final Map<String, String> RAW = Map.of("RawMessageDelivery", "true");

  private AwsEmulator aws;

  @BeforeAll
  void start() throws Exception {
    assumeTrue(
        AwsEmulator.installed(),
        "target/aws-emulator is not installed: run mvn verify with npm on the PATH");
    aws = new AwsEmulator();
  }

  @AfterAll
  void stop() {
    if (aws != null) {
      aws.close();
    }
  }

  private SnsChannel channel(String topic) {
    return new SnsChannel(
        "sns",
        new SnsTopic(topic, Optional.of(aws.endpoint())),
        AwsEmulator.CREDENTIALS,
        host -> List.of(InetAddress.getByName(host)),
        Duration.ofSeconds(30));
  }

  private List<JsonNode> awaitMessages(String queue, int count) throws Exception {
    List<JsonNode> received = new ArrayList<>();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              received.addAll(aws.receive(queue));
              return received.size() >= count;
            });
    received.addAll(aws.receive(queue));
    return received;
  }

  private static List<String> bodies(List<JsonNode> messages) {
    return messages.stream().map(message -> message.at("/Body").asText()).toList();
  }

  @Test
  void theMessageIsTheAlertAndItsAttributesAreWhatSubscriptionsFilterBy() throws Exception {
    String topic = aws.topic("alerts");
    String queue = aws.queue("alerts");
    aws.subscribe(topic, queue, Map.of());
    try (SnsChannel channel = channel(topic)) {
      assertThat(channel.deliver(OPENED)).isEqualTo(new Delivered());
    }
    JsonNode envelope =
        new ObjectMapper().readTree(awaitMessages(queue, 1).getFirst().at("/Body").asText());
    assertThat(envelope.at("/Message").asText()).isEqualTo(OPENED.body());
    JsonNode attributes = envelope.at("/MessageAttributes");
    assertThat(attributes.at("/event_type/Value").asText())
        .isEqualTo("dev.glasswatch.incident.opened");
    assertThat(attributes.at("/severity/Value").asText()).isEqualTo("major");
    assertThat(attributes.at("/defect/Value").asText()).isEqualTo("freeze");
    assertThat(attributes.at("/stream/Value").asText()).isEqualTo("news-1");
    assertThat(attributes.at("/environment/Value").asText()).isEqualTo("test");
    assertThat(attributes).hasSize(5);
  }

  @Test
  void aFilterPolicyPicksWhatItsSubscriberWants() throws Exception {
    String topic = aws.topic("filtered");
    String queue = aws.queue("critical");
    aws.subscribe(
        topic,
        queue,
        Map.of(
            "RawMessageDelivery",
            "true",
            "FilterPolicy",
            "{\"severity\":[\"critical\"],\"event_type\":[{\"prefix\":\"dev.glasswatch.incident.\"}]}"));
    AlertEvent critical = alert("inc-2", 1, CRITICAL, Alerts.DETECTED);
    try (SnsChannel channel = channel(topic)) {
      channel.deliver(alert("inc-1", 1, MAJOR, Alerts.DETECTED));
      channel.deliver(critical);
    }
    assertThat(bodies(awaitMessages(queue, 1))).containsExactly(critical.body());
  }

  @Test
  void aFifoTopicKeepsTheOrderOfAnIncidentAndDropsRepeats() throws Exception {
    String topic = aws.topic("ordered.fifo");
    String queue = aws.queue("ordered.fifo");
    aws.subscribe(topic, queue, RAW);
    List<String> sent = new ArrayList<>();
    try (SnsChannel channel = channel(topic)) {
      for (int sequence = 1; sequence <= 6; sequence++) {
        AlertEvent event = alert("inc-1", sequence, MAJOR, Alerts.DETECTED);
        assertThat(channel.deliver(event)).isEqualTo(new Delivered());
        assertThat(channel.deliver(event)).isEqualTo(new Delivered());
        sent.add(event.body());
      }
    }
    List<JsonNode> received = awaitMessages(queue, sent.size());
    assertThat(bodies(received)).isEqualTo(sent);
    JsonNode first = received.getFirst().at("/Attributes");
    assertThat(first.at("/MessageGroupId").asText()).isEqualTo("inc-1");
    assertThat(first.at("/MessageDeduplicationId").asText()).isEqualTo("inc-1:1");
  }

  @Test
  void aTopicThatIsNotThereIsAFailureWithItsCode() {
    try (SnsChannel channel = channel("arn:aws:sns:eu-central-1:000000000000:nowhere")) {
      assertThat(channel.deliver(OPENED))
          .isInstanceOfSatisfying(
              Failed.class,
              failed -> {
                assertThat(failed.fault()).isEqualTo(Fault.HTTP_ERROR);
                assertThat(failed.explanation()).startsWith("status 404");
              });
    }
  }
}
