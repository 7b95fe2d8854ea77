package dev.glasswatch.alert;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Signs webhooks after Standard Webhooks 1.0: HMAC-SHA256 over {@code id.timestamp.body}, once with
 * each secret. A receiver accepts a message when one signature fits its own secret, so that a
 * secret is changed without a gap: add the new one, change the receiver's, take the old one away.
 * Never prints its keys.
 */
public final class WebhookSignature {

  private static final String PREFIX = "whsec_";

  // The specification's bounds: 192 to 512 bits.
  private static final int FEWEST_BYTES = 24;
  private static final int MOST_BYTES = 64;

  // Enough to change one in steps; each adds 48 bytes to a header.
  private static final int MOST_SECRETS = 5;

  private final List<Webhook> signers;

  /**
   * With the secret in its usual spelling, {@code whsec_} and base64.
   *
   * @throws SecretException when it is spelt otherwise, or is too short or too long
   */
  public WebhookSignature(String secret) throws SecretException {
    this(List.of(secret));
  }

  /**
   * With several secrets, newest first: the order of the signatures.
   *
   * @throws SecretException when there is none or too many, or one cannot be used
   */
  public WebhookSignature(List<String> secrets) throws SecretException {
    if (secrets.isEmpty() || secrets.size() > MOST_SECRETS) {
      throw new SecretException("A webhook has 1 to %d secrets".formatted(MOST_SECRETS));
    }
    List<Webhook> all = new ArrayList<>();
    for (String secret : secrets) {
      all.add(new Webhook(key(secret)));
    }
    signers = List.copyOf(all);
  }

  private static byte[] key(String secret) throws SecretException {
    if (!secret.startsWith(PREFIX)) {
      throw new SecretException("A webhook secret starts with " + PREFIX + ", this one does not");
    }
    byte[] key = decode(secret.substring(PREFIX.length()));
    if (key.length < FEWEST_BYTES || key.length > MOST_BYTES) {
      throw new SecretException(
          "A webhook secret is %d to %d random bytes in base64, this one is %d"
              .formatted(FEWEST_BYTES, MOST_BYTES, key.length));
    }
    return key;
  }

  /** The three headers of one attempt made {@code now}. */
  Map<String, String> headers(AlertEvent event, Instant now) {
    long timestamp = now.getEpochSecond();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(Webhook.UNBRANDED_MSG_ID_KEY, event.id());
    headers.put(Webhook.UNBRANDED_MSG_TIMESTAMP_KEY, Long.toString(timestamp));
    headers.put(
        Webhook.UNBRANDED_MSG_SIGNATURE_KEY,
        signers.stream()
            .map(signer -> sign(signer, event, timestamp))
            .collect(Collectors.joining(" ")));
    return headers;
  }

  @Override
  public String toString() {
    return "WebhookSignature[keys not shown]";
  }

  private static String sign(Webhook signer, AlertEvent event, long timestamp) {
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
