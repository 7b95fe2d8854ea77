package dev.glasswatch.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.List;

/**
 * The keys that open the API. Kept and compared as digests, every one of them at every try, so that
 * neither the time taken nor a heap dump tells anything about them.
 */
public final class ApiKeys {

  /** Shortest key that is accepted: 16 random characters of base64 are 96 bits. */
  public static final int SHORTEST = 16;

  private final List<byte[]> digests;

  /**
   * Takes the keys in the clear.
   *
   * @throws IllegalArgumentException when one is too short to withstand guessing
   */
  public ApiKeys(Collection<String> keys) {
    for (String key : keys) {
      if (key.length() < SHORTEST) {
        throw new IllegalArgumentException(
            "An API key must have at least %d characters; make one with: openssl rand -base64 24"
                .formatted(SHORTEST));
      }
    }
    digests = keys.stream().map(ApiKeys::digest).toList();
  }

  /** Whether there are none, so that nothing is asked for. */
  public boolean isEmpty() {
    return digests.isEmpty();
  }

  boolean accept(String key) {
    byte[] digest = digest(key);
    boolean accepted = false;
    for (byte[] known : digests) {
      accepted |= MessageDigest.isEqual(known, digest);
    }
    return accepted;
  }

  private static byte[] digest(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This JVM has no SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "ApiKeys[" + digests.size() + "]";
  }
}
