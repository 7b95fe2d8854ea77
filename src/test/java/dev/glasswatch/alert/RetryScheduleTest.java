package dev.glasswatch.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RetryScheduleTest {
  private static final RetrySchedule SCHEDULE =
      new RetrySchedule(
          Duration.ofMillis(100),
          Duration.ofMinutes(1),
          Duration.ofMinutes(10),
          Duration.ofDays(1));

  @Property
  void aDelayIsBetweenNothingAndTheDoubledFirstUpToTheCeiling(
      @ForAll @IntRange(min = 1, max = 100_000) int attempts, @ForAll Random random) {
    double most = Math.min(60_000, 100 * Math.pow(2, attempts - 1));

    assertThat((double) delay(attempts, random)).isBetween(0.0, most);
  }

  @Example
  void theJitterIsFull() {
    Random random = new Random(1);
    double mean = LongStream.generate(() -> delay(20, random)).limit(2_000).average().orElseThrow();

    assertThat(mean).isBetween(28_000.0, 32_000.0);
  }

  @Property
  void aPauseThatIsAskedForIsHonouredUpToItsBound(
      @ForAll @IntRange(max = 3600) int seconds, @ForAll Random random) {
    Duration asked = Duration.ofSeconds(seconds);

    Duration delay = SCHEDULE.delay(1, Optional.of(asked), random);

    assertThat(delay).isGreaterThanOrEqualTo(SCHEDULE.bounded(asked));
    assertThat(delay).isLessThanOrEqualTo(Duration.ofMinutes(10));
  }

  @Example
  void durationsThatCannotWorkAreRejected() {
    assertThatThrownBy(
            () ->
                new RetrySchedule(
                    Duration.ZERO, Duration.ofMinutes(1), Duration.ZERO, Duration.ofDays(1)))
        .hasMessageContaining("first");
    assertThatThrownBy(
            () ->
                new RetrySchedule(
                    Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ZERO, Duration.ZERO))
        .hasMessageContaining("maxAge");
  }

  private static long delay(int attempts, Random random) {
    return SCHEDULE.delay(attempts, Optional.empty(), random).toMillis();
  }
}
