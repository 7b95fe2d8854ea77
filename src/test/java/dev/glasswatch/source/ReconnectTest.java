package dev.glasswatch.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ReconnectTest {
  @Example
  void theCeilingDoublesUpToTheCap() {
    Reconnect reconnect = new Reconnect(always(1));

    assertThat(seconds(reconnect, 8)).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    assertThat(reconnect.failures()).isEqualTo(8);
  }

  @Example
  void aHealthyTimeStartsTheSeriesAnew() {
    Reconnect reconnect = new Reconnect(always(1));
    seconds(reconnect, 5);

    assertThat(reconnect.waitAfter(Duration.ofSeconds(29))).hasSeconds(32);
    assertThat(reconnect.waitAfter(Duration.ofSeconds(30))).hasSeconds(1);
    assertThat(reconnect.failures()).isEqualTo(1);
  }

  @Example
  void theJitterIsFull() {
    assertThat(new Reconnect(always(0)).waitAfter(Duration.ZERO)).isZero();
    List<Duration> waits =
        LongStream.range(0, 2000)
            .mapToObj(seed -> new Reconnect(new SplittableRandom(seed)).waitAfter(Duration.ZERO))
            .toList();
    double mean = waits.stream().mapToLong(Duration::toMillis).average().orElseThrow();
    assertThat(mean).isBetween(470.0, 530.0);
  }

  @Property
  void noWaitIsNegativeOrAboveTheCap(@ForAll long seed, @ForAll List<Boolean> healthy) {
    Reconnect reconnect = new Reconnect(new SplittableRandom(seed));
    for (boolean worked : healthy) {
      Duration wait = reconnect.waitAfter(worked ? Reconnect.HEALTHY : Duration.ZERO);
      assertThat(wait).isBetween(Duration.ZERO, Reconnect.CAP);
    }
  }

  @Example
  void refusesBoundsThatMakeNoSense() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Reconnect(always(0), Duration.ZERO, Reconnect.CAP, Reconnect.HEALTHY));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Reconnect(always(0), Reconnect.CAP, Reconnect.BASE, Reconnect.HEALTHY));
  }

  private static List<Long> seconds(Reconnect reconnect, int attempts) {
    return LongStream.range(0, attempts)
        .map(attempt -> reconnect.waitAfter(Duration.ZERO).toSeconds())
        .boxed()
        .toList();
  }

  /** Draws this share of every range. */
  private static RandomGenerator always(double share) {
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        return 0;
      }

      @Override
      public long nextLong(long bound) {
        return (long) ((bound - 1) * share);
      }
    };
  }
}
