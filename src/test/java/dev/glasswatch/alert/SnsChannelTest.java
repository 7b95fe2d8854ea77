package dev.glasswatch.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glasswatch.alert.DeliveryOutcome.Failed;
import dev.glasswatch.alert.DeliveryOutcome.Fault;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class SnsChannelTest extends WebhookBench {

  private static final String ARN = "arn:aws:sns:eu-central-1:123456789012:alerts";
  private static final AwsCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("id-s3cret", "s3cret"));

  private Failed failure(URI endpoint, Duration deadline, ReceiverAddresses addresses) {
    SnsChannel channel =
        new SnsChannel(
            "sns", new SnsTopic(ARN, Optional.of(endpoint)), CREDENTIALS, addresses, deadline);
    closing.add(channel);
    assertThat(channel.toString()).doesNotContain("s3cret");
    return (Failed) channel.deliver(EVENT);
  }

  private Failed failure(URI endpoint, Duration deadline) {
    return failure(endpoint, deadline, host -> List.of(InetAddress.getByName(host)));
  }

  @Test
  void anEndpointThatThePolicyForbidsIsNotCalled() throws Exception {
    Receiver receiver = receiver(200);
    Failed failed =
        failure(
            receiver.url(),
            LONG,
            host -> {
              throw new ForbiddenAddressException("no");
            });
    assertThat(failed.fault()).isEqualTo(Fault.ADDRESS_FORBIDDEN);
    assertThat(receiver.requests()).isEmpty();
  }

  @Test
  void anEndpointThatIsNotThereIsUnreachable() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThat(failure(URI.create("http://127.0.0.1:" + port), LONG).fault())
        .isEqualTo(Fault.UNREACHABLE);
  }

  @Test
  void oneThatHangsIsGivenUpAtTheDeadline() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    closing.add(over::countDown);
    Receiver receiver = receiver((index, exchange) -> awaitQuietly(over));
    assertThat(failure(receiver.url(), SHORT).fault()).isEqualTo(Fault.TIMED_OUT);
  }

  @Test
  void soIsAResolverThatHangs() {
    CountDownLatch over = new CountDownLatch(1);
    closing.add(over::countDown);
    Failed failed =
        failure(
            URI.create("http://127.0.0.1:1"),
            SHORT,
            host -> {
              awaitQuietly(over);
              return List.of();
            });
    assertThat(failed.fault()).isEqualTo(Fault.TIMED_OUT);
  }

  @Test
  void eachAttemptIsOneRequest() throws Exception {
    Receiver receiver = receiver(500);
    Failed failed = failure(receiver.url(), LONG);
    assertThat(failed.fault()).isEqualTo(Fault.HTTP_ERROR);
    assertThat(failed.explanation()).startsWith("status 500");
    assertThat(receiver.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alerts",
        "arn:aws:sqs:eu-central-1:123456789012:alerts",
        "arn:aws:sns:evil.example/:123456789012:alerts",
        "arn:aws:sns:eu-central-1:1234:alerts"
      })
  void whatIsNoTopicIsRefused(String arn) {
    assertThatThrownBy(() -> new SnsTopic(arn, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("arn:aws:sns:");
  }

  @Test
  void anEndpointWithCredentialsIsRefusedWithoutRepeatingThem() {
    assertThatThrownBy(() -> new SnsTopic(ARN, Optional.of(URI.create("http://a:s3cret@h/"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("s3cret");
  }
}
