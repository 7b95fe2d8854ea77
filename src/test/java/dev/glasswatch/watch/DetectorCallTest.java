package dev.glasswatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DetectorCallTest {

  private final DetectorCall call = new DetectorCall();

  @Test
  void aCallThatHasEndedIsNotGivenUp() {
    assertThat(call.begin(0)).isTrue();
    call.end();
    assertThat(call.giveUp(100, 10)).isFalse();
    assertThat(call.nanos(100)).isZero();
    assertThat(call.begin(100)).isTrue();
    assertThat(call.giveUp(105, 10)).as("the next call has only begun").isFalse();
    assertThat(call.nanos(105)).isEqualTo(5);
  }

  @Test
  void noneFollowsOneThatWasGivenUp() {
    call.begin(0);
    assertThat(call.giveUp(100, 10)).isTrue();
    assertThat(call.giveUp(200, 10)).as("once").isFalse();
    call.end();
    assertThat(call.givenUp()).isTrue();
    assertThat(call.begin(200)).isFalse();
  }

  /** Whoever is first decides: never does a worker go on whose call the watchdog gave up. */
  @Test
  void endingAndGivingUpExcludeEachOther() throws Exception {
    int rounds = 20_000;
    CyclicBarrier barrier = new CyclicBarrier(2);
    DetectorCall[] calls = new DetectorCall[rounds];
    for (int i = 0; i < rounds; i++) {
      calls[i] = new DetectorCall();
      calls[i].begin(0);
    }
    boolean[] wentOn = new boolean[rounds];
    boolean[] gaveUp = new boolean[rounds];
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<?> worker =
          threads.submit(
              () -> {
                for (int i = 0; i < rounds; i++) {
                  barrier.await();
                  calls[i].end();
                  wentOn[i] = calls[i].begin(100);
                }
                return null;
              });
      for (int i = 0; i < rounds; i++) {
        barrier.await();
        gaveUp[i] = calls[i].giveUp(100, 10);
      }
      worker.get();
    }
    for (int i = 0; i < rounds; i++) {
      assertThat(wentOn[i]).as("round %d", i).isNotEqualTo(gaveUp[i]);
    }
  }
}
