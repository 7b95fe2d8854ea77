package dev.glasswatch.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SourceLimitsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void defaultsAreThoseOfTheManual() {
    SourceDeadlines deadlines = SourceLimits.DEFAULT.deadlines();
    assertThat(deadlines.stall()).hasSeconds(10);
    assertThat(SourceLimits.DEFAULT.bounds().redirects()).isEqualTo(5);
    assertThat(SourceLimits.DEFAULT.bounds().playlist()).isEqualTo(2 * 1024 * 1024);
    assertThat(SourceLimits.DEFAULT.bounds().segment()).isEqualTo(64 * 1024 * 1024);
  }

  @Test
  void aPlaylistIsStaleAfterThreeTargetsButNotBeforeTwelveSeconds() {
    assertThat(SourceDeadlines.DEFAULT.staleAfter(Duration.ofSeconds(2))).hasSeconds(12);
    assertThat(SourceDeadlines.DEFAULT.staleAfter(Duration.ofSeconds(10))).hasSeconds(30);
  }

  @Test
  void refusesWhatCannotWork() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new SourceDeadlines(SECOND, SECOND, SECOND, Duration.ZERO, SECOND, 3, SECOND))
        .withMessageContaining("stall must be longer than zero");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new SourceDeadlines(SECOND, SECOND, SECOND, SECOND, SECOND, Double.NaN, SECOND))
        .withMessageContaining("staleTargets");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SourceBounds(-1, 256, 8, 16, 16, 16, 1, 1 << 16, 1 << 16, 0))
        .withMessage("redirects must be 0 or more, not -1");
  }
}
