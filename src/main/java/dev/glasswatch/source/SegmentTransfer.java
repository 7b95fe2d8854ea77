package dev.glasswatch.source;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/**
 * Brings the bytes of one segment to where they are wanted, decrypted. A transfer that broke off
 * can be taken up again where it stopped. Used by one thread.
 */
final class SegmentTransfer {
  private static final int CHUNK = 64 << 10;

  /** Where the bytes go. */
  @FunctionalInterface
  interface Destination {
    void take(byte[] bytes) throws SourceException;
  }

  private final Segment.Resource resource;
  private final Optional<Segment.Encryption> encryption;
  private final Fetcher fetcher;
  private final KeyRing keys;
  private final SourceLimits limits;

  private @Nullable Cipher cipher;
  private long fetched;
  private long delivered;
  private Duration took = Duration.ZERO;

  SegmentTransfer(
      Segment.Resource resource,
      Optional<Segment.Encryption> encryption,
      Fetcher fetcher,
      KeyRing keys,
      SourceLimits limits) {
    this.resource = resource;
    this.encryption = encryption;
    this.fetcher = fetcher;
    this.keys = keys;
    this.limits = limits;
  }

  /** Fetches what is missing. */
  void run(Destination destination) throws SourceException {
    if (encryption.isPresent() && cipher == null) {
      cipher = keys.decryption(encryption.get());
    }
    Budget budget = new Budget(limits.deadlines().segment());
    try (Body body = fetcher.open(resource.url(), resource.span().after(fetched), budget)) {
      copy(body, destination);
    } finally {
      took = took.plus(budget.spent());
    }
    finish(destination);
  }

  /** Bytes fetched so far. */
  long fetched() {
    return fetched;
  }

  /** Bytes delivered so far. */
  long delivered() {
    return delivered;
  }

  /** Time spent waiting for the network so far. */
  Duration took() {
    return took;
  }

  private void copy(Body body, Destination destination) throws SourceException {
    byte[] buffer = new byte[CHUNK];
    for (int read = body.read(buffer, 0, CHUNK); read >= 0; read = body.read(buffer, 0, CHUNK)) {
      fetched += read;
      if (fetched > limits.bounds().segment()) {
        throw new SourceException(
            SourceFault.TOO_LARGE,
            "%s is larger than %d bytes."
                .formatted(RedactedUrl.of(resource.url().toString()), limits.bounds().segment()));
      }
      deliver(clear(buffer, read), destination);
    }
    if (fetched < resource.span().length().orElse(0)) {
      throw new SourceException(
          SourceFault.UNREACHABLE,
          RedactedUrl.of(resource.url().toString()) + " ends before its part of the segment does.");
    }
  }

  private byte[] clear(byte[] buffer, int length) {
    Cipher decryption = cipher;
    if (decryption == null) {
      return Arrays.copyOf(buffer, length);
    }
    byte[] clear = decryption.update(buffer, 0, length);
    return clear == null ? new byte[0] : clear;
  }

  private void finish(Destination destination) throws SourceException {
    Cipher decryption = cipher;
    if (decryption == null) {
      return;
    }
    try {
      deliver(decryption.doFinal(), destination);
    } catch (GeneralSecurityException e) {
      throw new SourceException(
          SourceFault.MALFORMED,
          RedactedUrl.of(resource.url().toString()) + " cannot be decrypted with its key.");
    }
  }

  private void deliver(byte[] bytes, Destination destination) throws SourceException {
    if (bytes.length > 0) {
      destination.take(bytes);
      delivered += bytes.length;
    }
  }
}
