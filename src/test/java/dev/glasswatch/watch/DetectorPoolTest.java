package dev.glasswatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.glasswatch.detect.Detector;
import dev.glasswatch.incident.WatchDefects;
import dev.glasswatch.media.MediaEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DetectorPoolTest {

  private static final int STREAMS = 12;

  private final SeatFixture fixture = new SeatFixture();
  private final List<MediaEvent> seen = new CopyOnWriteArrayList<>();
  private final SeatFixture.Seated witness =
      fixture.new Seated("seen", "witness", SeatFixture.detector(seen::add));

  @AfterEach
  void close() {
    fixture.close();
  }

  /** A plug-in that hangs in more streams than there are threads to lose. */
  private List<SeatFixture.Seated> hangers() {
    List<SeatFixture.Seated> hangers =
        IntStream.range(0, STREAMS).mapToObj(i -> fixture.hanger("stream-" + i)).toList();
    hangers.forEach(hanger -> hanger.happens(1));
    return hangers;
  }

  private void passTimeUntilStopped() {
    await()
        .until(
            () -> {
              fixture.tooLong();
              return fixture.pool.unavailable("hanger");
            });
  }

  @Test
  void otherDetectorsRunOnHoweverManyThreadsAreLost() {
    hangers();
    passTimeUntilStopped();
    witness.happens(1);

    await().untilAsserted(() -> assertThat(seen).hasSize(1));
    assertThat(fixture.pool.abandonedThreads())
        .isBetween(SeatFixture.SPARE, SeatFixture.SPARE + SeatFixture.WORKERS);
    assertThat(fixture.pool.unavailable("witness")).isFalse();
  }

  @Test
  void aDetectorThatIsNotRunAnyMoreSaysSoInEveryStreamAndItsTimeIsUnwatched() {
    List<SeatFixture.Seated> hangers = hangers();
    passTimeUntilStopped();
    for (SeatFixture.Seated hanger : hangers) {
      AtomicInteger second = new AtomicInteger(1);
      await()
          .untilAsserted(
              () -> {
                hanger.happens(second.addAndGet(10));
                assertThat(hanger.failures()).contains("unavailable");
                assertThat(hanger.incidents.unwatchedTime().byReason())
                    .containsKey("detector_failed");
              });
      assertThat(hanger.transitions)
          .allMatch(each -> each.incident().key().defect().equals(WatchDefects.DETECTOR_FAILED));
      assertThat(hanger.seat.facts().running()).isFalse();
    }
    assertThat(witness.transitions).isEmpty();
  }

  @Test
  void aDetectorThatCannotEvenBeClosedIsStartedAnew() {
    List<MediaEvent> reached = new CopyOnWriteArrayList<>();
    Detector fragile =
        new Detector() {
          @Override
          public void event(MediaEvent event) {
            reached.add(event);
            throw new IllegalStateException("broken");
          }

          @Override
          public void close() {
            throw new StackOverflowError("while it was closed");
          }
        };
    SeatFixture.Seated seated = fixture.new Seated("s", "fragile", fragile);

    seated.happens(1);
    await().until(() -> seated.failures().contains("threw"));
    seated.happens(2);

    await().until(() -> reached.size() == 2);
  }

  @Test
  void theWorkerOfACallThatWasGivenUpTakesNothingElse() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    List<Thread> threads = new CopyOnWriteArrayList<>();
    List<Boolean> interrupts = new CopyOnWriteArrayList<>();
    SeatFixture.Seated once =
        fixture
        .new Seated(
            "once",
            "once",
            SeatFixture.detector(
                any -> {
                  threads.add(Thread.currentThread());
                  interrupts.add(Thread.currentThread().isInterrupted());
                  if (threads.size() == 1) {
                    awaitQuietly(release);
                  }
                }));
    once.happens(1);
    await().until(() -> threads.size() == 1);
    fixture.tooLong();
    await().until(() -> once.seat.facts().hangs() == 1);
    release.countDown();
    for (int i = 2; i < 20; i++) {
      once.happens(i);
      witness.happens(i);
    }

    await().until(() -> threads.size() == 19 && seen.size() == 18);
    assertThat(threads.subList(1, 19)).doesNotContain(threads.getFirst());
    assertThat(interrupts).doesNotContain(true);
    threads.getFirst().join(TimeUnit.SECONDS.toMillis(10));
    assertThat(threads.getFirst().isAlive()).isFalse();
    assertThat(fixture.pool.abandonedThreads()).isZero();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    boolean held = true;
    while (held) {
      try {
        latch.await();
        held = false;
      } catch (InterruptedException e) {
        // goes on as if nothing had been
      }
    }
  }
}
