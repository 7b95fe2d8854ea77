package dev.glasswatch.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BoundedResolverTest {
  private static final InetAddress ADDRESS = InetAddress.ofLiteral("192.0.2.1");

  private final CountDownLatch release = new CountDownLatch(1);
  private final AtomicInteger silentLookups = new AtomicInteger();
  private final AtomicInteger lookups = new AtomicInteger();
  private final BoundedResolver resolver =
      new BoundedResolver(this::lookUp, Duration.ofMillis(300));

  @AfterEach
  void close() {
    release.countDown();
    resolver.close();
  }

  private InetAddress[] lookUp(String name) throws UnknownHostException {
    if (name.startsWith("silent")) {
      silentLookups.incrementAndGet();
      try {
        release.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    lookups.incrementAndGet();
    if (name.startsWith("broken")) {
      throw new IllegalStateException("broken");
    }
    return new InetAddress[] {ADDRESS};
  }

  @Test
  void aNameThatNeverAnswersHoldsOneThreadAndNoNeighbour() throws Exception {
    for (int i = 0; i < 4; i++) {
      assertThatExceptionOfType(UnknownHostException.class)
          .isThrownBy(() -> resolver.resolve("silent.example", new StopSignal()))
          .withMessage("silent.example: no answer within 300 ms");
    }

    assertThat(silentLookups).hasValue(1);
    assertThat(resolver.resolve("fine.example", new StopSignal())).containsExactly(ADDRESS);
  }

  @Test
  void answersAreNotKept() throws Exception {
    resolver.resolve("fine.example", new StopSignal());
    resolver.resolve("fine.example", new StopSignal());

    assertThat(lookups).hasValue(2);
  }

  @Test
  void aFailureIsNotKeptEither() {
    for (int i = 0; i < 2; i++) {
      assertThatExceptionOfType(UnknownHostException.class)
          .isThrownBy(() -> resolver.resolve("broken.example", new StopSignal()));
    }
    assertThat(lookups).hasValue(2);
  }

  @Test
  void whoIsStoppedDoesNotWait() throws Exception {
    StopSignal stopped = new StopSignal();
    stopped.stop();

    assertThat(resolver.resolve("silent.example", stopped)).isEmpty();
  }
}
