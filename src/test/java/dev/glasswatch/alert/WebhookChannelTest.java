package dev.glasswatch.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.glasswatch.alert.DeliveryOutcome.Delivered;
import dev.glasswatch.alert.DeliveryOutcome.Fault;
import dev.glasswatch.alert.DeliveryOutcome.Gone;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookChannelTest extends WebhookBench {

  @Test
  void postsTheAlertAsACloudEvent() throws Exception {
    Receiver receiver = receiver(204);

    assertThat(channel(receiver.url(), LONG).deliver(EVENT)).isEqualTo(new Delivered());

    Receiver.Request request = receiver.requests().getFirst();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.body()).isEqualTo(EVENT.body());
    assertThat(request.header("content-type"))
        .isEqualTo("application/cloudevents+json; charset=utf-8");
    assertThat(request.header("webhook-id")).isEqualTo(EVENT.id());
  }

  @Test
  void theSignatureSatisfiesTheLibrarysVerifier() throws Exception {
    Receiver receiver = receiver(200);
    channel(receiver.url(), LONG).deliver(EVENT);
    Receiver.Request request = receiver.requests().getFirst();
    Webhook verifier = new Webhook("whsec_" + KEY);

    verifier.verify(request.body(), request.headers());
    assertThatThrownBy(() -> verifier.verify(request.body() + " ", request.headers()))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @Test
  void theSignatureIsWhatTheSpecificationSays() throws Exception {
    Receiver receiver = receiver(200);
    channel(receiver.url(), LONG).deliver(EVENT);
    Receiver.Request request = receiver.requests().getFirst();

    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
    String signed =
        request.header("webhook-id")
            + "."
            + request.header("webhook-timestamp")
            + "."
            + request.body();
    byte[] expected = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));

    assertThat(request.header("webhook-signature"))
        .isEqualTo("v1," + Base64.getEncoder().encodeToString(expected));
    assertThat(Long.parseLong(request.header("webhook-timestamp")))
        .isCloseTo(Instant.now().getEpochSecond(), within(60L));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 408, 425, 429, 500, 502, 503})
  void everyOtherStatusIsAFailureToBeTriedAgain(int status) throws Exception {
    Receiver receiver = receiver(status);

    assertThat(failure(channel(receiver.url(), LONG)).fault()).isEqualTo(Fault.HTTP_ERROR);
  }

  @Test
  void goneMeansGone() throws Exception {
    assertThat(channel(receiver(410).url(), LONG).deliver(EVENT)).isInstanceOf(Gone.class);
  }

  @Test
  void aPauseMayBeAskedForInSecondsOrByDate() throws Exception {
    String date = "Mon, 23 Nov 2026 04:05:06 GMT";
    String later = "Mon, 23 Nov 2026 04:06:36 GMT";

    assertThat(failure(channel(asking("120", date), LONG)).retryAfter())
        .contains(Duration.ofMinutes(2));
    assertThat(failure(channel(asking(later, date), LONG)).retryAfter())
        .contains(Duration.ofSeconds(90));
    assertThat(failure(channel(asking(date, later), LONG)).retryAfter()).isEmpty();
    assertThat(failure(channel(asking("soon", date), LONG)).retryAfter()).isEmpty();
    assertThat(failure(channel(asking("99999999999999999999", date), LONG)).retryAfter()).isEmpty();
  }

  @Test
  void aConnectionIsUsedAgain() throws Exception {
    Receiver receiver =
        receiver(
            (index, exchange) -> {
              exchange.sendResponseHeaders(200, 2);
              exchange.getResponseBody().write("ok".getBytes(StandardCharsets.US_ASCII));
            });
    List<String> asked = new ArrayList<>();
    WebhookChannel channel =
        channel(
            receiver.url(),
            LONG,
            host -> {
              asked.add(host);
              return List.of(InetAddress.getByName(host));
            });

    channel.deliver(EVENT);
    channel.deliver(EVENT);

    assertThat(receiver.requests()).hasSize(2);
    assertThat(asked).hasSize(1);
  }

  @Test
  void anUnusableUrlIsRefusedWithoutRepeatingIt() throws Exception {
    for (String url : List.of("ftp://h/s3cret", "/s3cret", "http://u:s3cret@h/", "http:s3cret")) {
      assertThatThrownBy(() -> channel(URI.create(url), LONG))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("webhook")
          .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("s3cret"));
    }
  }

  @Test
  void printsNeitherKeyNorPath() throws Exception {
    assertThat(channel(receiver(200).url(), LONG).toString())
        .isEqualTo("WebhookChannel[hook, http://127.0.0.1]");
  }
}
