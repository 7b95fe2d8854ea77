package dev.glasswatch.source;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the tests of sources share. */
final class SourceFixture {
  /** Short enough for a test to wait for, long enough for a busy machine. */
  static final SourceDeadlines QUICK =
      new SourceDeadlines(
          Duration.ofSeconds(2),
          Duration.ofMillis(1500),
          Duration.ofSeconds(4),
          Duration.ofMillis(1500),
          Duration.ofSeconds(4),
          1,
          Duration.ofMillis(1500));

  static final SourceBounds SMALL =
      new SourceBounds(3, 4096, 50, 64 << 10, 64 << 10, 1 << 20, 2, 1 << 20, 64 << 10, 100);

  static final SourceLimits LIMITS = new SourceLimits(QUICK, SMALL);

  static final SourcePolicy LOOPBACK =
      new SourcePolicy(AddressPolicy.allowing("127.0.0.0/8", "::1"), new FileAccess.Anywhere());

  private SourceFixture() {}

  static Sources sources() {
    return new Sources(LOOPBACK, LIMITS, InstantSource.system());
  }

  static Sources sources(SourcePolicy policy, SourceLimits limits, HostResolver resolver) {
    try {
      return new Sources(policy, limits, InstantSource.system(), resolver, SSLContext.getDefault());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static SourceSpec withHeaders(String url, Map<String, String> headers) {
    return new SourceSpec(url, headers, RenditionChoice.BEST, Optional.empty());
  }

  /** The exception of something that must fail. */
  static SourceException failure(ThrowingCallable call) {
    return assertThatExceptionOfType(SourceException.class).isThrownBy(call).actual();
  }

  /** Bytes that look like nothing in particular, the same each time. */
  static byte[] noise(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  static byte[] readAll(Source source) throws SourceException {
    List<Input> inputs = source.open();
    return readAll(inputs.getFirst());
  }

  static byte[] readAll(Input input) throws SourceException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Optional<Run> run = input.next(); run.isPresent(); run = input.next()) {
      try (Run open = run.get()) {
        all.writeBytes(read(open, Integer.MAX_VALUE));
      }
    }
    return all.toByteArray();
  }

  /** Up to {@code most} bytes of a run, fewer only at its end. */
  static byte[] read(Run run, int most) throws SourceException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocateDirect(32 << 10);
    while (bytes.size() < most) {
      buffer.clear().limit(Math.min(buffer.capacity(), most - bytes.size()));
      if (run.read(buffer) < 0) {
        break;
      }
      byte[] chunk = new byte[buffer.flip().remaining()];
      buffer.get(chunk);
      bytes.writeBytes(chunk);
    }
    return bytes.toByteArray();
  }
}
