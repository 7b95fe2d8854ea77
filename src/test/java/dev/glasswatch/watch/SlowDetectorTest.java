package dev.glasswatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.glasswatch.media.MediaEvent;
import dev.glasswatch.media.MediaEvent.Cause;
import dev.glasswatch.media.MediaEvent.Discontinuity;
import dev.glasswatch.media.MediaEvent.Unwatched;
import dev.glasswatch.media.UnwatchedReason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SlowDetectorTest {

  /** The ring holds 64 entries: of what happened in the first 136 seconds it knows nothing. */
  @Test
  void oneThatMissedEventsIsResetAndTheTimeIsUnwatched() {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch busy = new CountDownLatch(1);
    List<MediaEvent> seen = new CopyOnWriteArrayList<>();
    try (SeatFixture fixture = new SeatFixture()) {
      SeatFixture.Seated slow =
          fixture
          .new Seated(
              "s",
              "slow",
              SeatFixture.detector(
                  event -> {
                    seen.add(event);
                    busy.countDown();
                    await().until(() -> release.getCount() == 0);
                  }));
      slow.happens(0);
      await().until(() -> busy.getCount() == 0);
      for (int second = 1; second < 200; second++) {
        slow.happens(second);
      }
      release.countDown();

      await().until(() -> seen.size() == 1 + 2 + 64);
      assertThat(seen.subList(1, 4))
          .containsExactly(
              new Unwatched(0, 136_000_000, "stream", UnwatchedReason.OVERLOADED),
              new Discontinuity(136_000_000, Cause.OVERRUN),
              new Discontinuity(136_000_000, Cause.SIGNALLED));
      assertThat(slow.incidents.unwatchedTime().byReason())
          .containsEntry("overloaded", Duration.ofSeconds(136));
      assertThat(slow.seat.facts().skipped()).isEqualTo(1);
    }
  }
}
