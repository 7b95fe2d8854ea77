package dev.glasswatch.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DemuxerTest {

  /**
   * Whatever call it strikes in while a container is opened: everything that was taken is freed.
   */
  @Test
  void anErrorAtAnyMomentOfOpeningLeavesNothingBehind() throws Exception {
    long open = NativeCount.open();
    int calls = 0;
    int struck = 0;
    for (boolean more = true; more; calls++) {
      AtomicInteger left = new AtomicInteger(calls + 1);
      try {
        Demuxer.open(new SoundRun(), () -> strikes(left), System::nanoTime).close();
      } catch (AssertionError e) {
        assertThat(e).hasMessage("struck");
        struck++;
      }
      more = left.get() <= 0;
      assertThat(NativeCount.open()).as("open after call %d failed", calls).isEqualTo(open);
    }
    assertThat(struck).isPositive();
  }

  private static boolean strikes(AtomicInteger left) {
    if (left.decrementAndGet() == 0) {
      throw new AssertionError("struck");
    }
    return false;
  }
}
