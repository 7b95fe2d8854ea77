package dev.glasswatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.media.UnwatchedReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UnwatchedTimeTest {

  private final UnwatchedTime time = new UnwatchedTime();

  @Test
  void countsAStretchOnceHoweverManyMissedIt() {
    time.add("v:0", 0, 1_000_000, UnwatchedReason.OVERLOADED);
    time.add("v:0", 0, 1_000_000, UnwatchedReason.OVERLOADED);
    time.add("v:0", 500_000, 1_500_000, UnwatchedReason.OVERLOADED);
    assertThat(time.byReason()).containsOnly(entry("overloaded", 1500));
  }

  @Test
  void takesTheTrackThatWasLookedAtLeast() {
    time.add("v:0", 0, 2_000_000, UnwatchedReason.DISCONNECTED);
    time.add("a:0", 0, 1_900_000, UnwatchedReason.DISCONNECTED);
    time.add("a:0", 5_000_000, 5_500_000, UnwatchedReason.OVERLOADED);
    assertThat(time.byReason()).containsOnly(entry("disconnected", 2000), entry("overloaded", 500));
  }

  private static java.util.Map.Entry<String, Duration> entry(String reason, long millis) {
    return java.util.Map.entry(reason, Duration.ofMillis(millis));
  }
}
