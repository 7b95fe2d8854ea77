package dev.glasswatch.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretRotationTest extends WebhookBench {

  private static final String OLD = "whsec_" + KEY;
  private static final String NEW = "whsec_NfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSx";
  private static final String OTHER = "whsec_OfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSy";

  @Test
  void receiversWithTheOldOrTheNewSecretAcceptTheSameMessage() throws Exception {
    Receiver receiver = receiver(200);
    WebhookSignature both = new WebhookSignature(List.of(NEW, OLD));
    try (WebhookChannel channel =
        new WebhookChannel(
            "hook",
            receiver.url(),
            both,
            host -> List.of(InetAddress.getByName(host)),
            LONG,
            Instant::now)) {
      channel.deliver(EVENT);
    }
    Receiver.Request request = receiver.requests().getFirst();
    assertThat(request.header("webhook-signature").split(" ")).hasSize(2);
    new Webhook(OLD).verify(request.body(), request.headers());
    new Webhook(NEW).verify(request.body(), request.headers());
    assertThatThrownBy(() -> new Webhook(OTHER).verify(request.body(), request.headers()))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @Test
  void theNewestSecretSignsFirst() throws Exception {
    String both = signature(List.of(NEW, OLD));
    assertThat(both).startsWith(signature(List.of(NEW)) + " ").endsWith(signature(List.of(OLD)));
  }

  @Test
  void noneAndTooManyAreRefused() {
    assertThatThrownBy(() -> new WebhookSignature(List.of())).isInstanceOf(SecretException.class);
    assertThatThrownBy(() -> new WebhookSignature(Collections.nCopies(6, OLD)))
        .isInstanceOf(SecretException.class);
  }

  private static String signature(List<String> secrets) throws SecretException {
    return new WebhookSignature(secrets)
        .headers(EVENT, Alerts.DETECTED)
        .getOrDefault("webhook-signature", "");
  }
}
