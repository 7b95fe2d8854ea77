package dev.glasswatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class WebhookReceiverTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String BODY = "{\"type\":\"dev.glasswatch.incident.opened\"}";

  @Test
  void takesWhatIsSignedAndRefusesTheRest() throws Exception {
    List<JsonNode> alerts = new CopyOnWriteArrayList<>();
    try (WebhookReceiver receiver = new WebhookReceiver(SECRET, alerts::add)) {
      long now = Instant.now().getEpochSecond();
      String signature = new Webhook(SECRET).sign("m1", now, BODY);
      assertThat(post(receiver, BODY, now, signature)).isEqualTo(204);
      assertThat(post(receiver, BODY + " ", now, signature)).isEqualTo(401);
      assertThat(post(receiver, BODY, now - 3600, signature)).isEqualTo(401);
      assertThat(receiver.refused()).isEqualTo(2);
    }
    assertThat(alerts).hasSize(1);
    assertThat(alerts.getFirst().path("type").asText()).endsWith("opened");
  }

  private static int post(WebhookReceiver receiver, String body, long time, String signature)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(receiver.url())
            .timeout(Duration.ofSeconds(10))
            .header("webhook-id", "m1")
            .header("webhook-timestamp", String.valueOf(time))
            .header("webhook-signature", signature)
            .POST(BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }
}
