package dev.glasswatch.alert;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Signs webhooks after Standard Webhooks 1.0: HMAC-SHA256 over {@code id.timestamp.body}. Never
 * prints its key.
 */
public final class WebhookSignature {

  private static final String PREFIX = "whsec_";

  // The specification's bounds: 192 to 512 bits.
  private static final int FEWEST_BYTES = 24;
  private static final int MOST_BYTES = 64;

  private final Webhook signer;

  /**
   * With the secret in its usual spelling, {@code whsec_} and base64.
   *
   * @throws SecretException when it is spelt otherwise, or is too short or too long
   */
  public WebhookSignature(String secret) throws SecretException {
    if (!secret.startsWith(PREFIX)) {
      throw new SecretException("A webhook secret starts with " + PREFIX + ", this one does not");
    }
    byte[] key = decode(secret.substring(PREFIX.length()));
    if (key.length < FEWEST_BYTES || key.length > MOST_BYTES) {
      throw new SecretException(
          "A webhook secret is %d to %d random bytes in base64, this one is %d"
              .formatted(FEWEST_BYTES, MOST_BYTES, key.length));
    }
    this.signer = new Webhook(key);
  }

  /** The three headers of one attempt made {@code now}. */
  Map<String, String> headers(AlertEvent event, Instant now) {
    long timestamp = now.getEpochSecond();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(Webhook.UNBRANDED_MSG_ID_KEY, event.id());
    headers.put(Webhook.UNBRANDED_MSG_TIMESTAMP_KEY, Long.toString(timestamp));
    headers.put(Webhook.UNBRANDED_MSG_SIGNATURE_KEY, sign(event, timestamp));
    return headers;
  }

  @Override
  public String toString() {
    return "WebhookSignature[key not shown]";
  }

  private String sign(AlertEvent event, long timestamp) {
    try {
      return signer.sign(event.id(), timestamp, event.body());
    } catch (WebhookSigningException e) {
      throw new IllegalStateException("This JVM has no HMAC-SHA256", e);
    }
  }

  private static byte[] decode(String base64) throws SecretException {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      // Without the cause, whose message quotes characters of the secret.
      throw new SecretException("What follows " + PREFIX + " in a webhook secret must be base64");
    }
  }
}
