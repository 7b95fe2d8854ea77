package dev.glasswatch.incident;

import static dev.glasswatch.incident.TrackerBench.TWO_THEN_FIVE;
import static dev.glasswatch.incident.TrackerBench.seen;
import static dev.glasswatch.incident.TrackerBench.us;
import static dev.glasswatch.incident.TransitionKind.OPENED;
import static dev.glasswatch.incident.TransitionKind.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.detect.Severity;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** How incidents end when it is not the defect that does. */
class IncidentEndTest {

  private final TrackerBench bench = new TrackerBench(TWO_THEN_FIVE);

  @Test
  void anEndThatCannotBeRightIsWhereTheDefectWasSeenLast() {
    bench.bad(10, 12);
    bench.observe(seen(12, 30, 0.6, Severity.MAJOR, "picture_repeats"));
    bench.clear(5, 31);

    assertThat(bench.only().mediaEnd()).hasValue(us(30));
  }

  @Test
  void whatLastsToTheEndOfTheInputHasNoEnd() {
    bench.bad(58, 60);
    bench.end(60, EndReason.INPUT_ENDED);

    assertThat(bench.kinds()).containsExactly(OPENED, RESOLVED);
    assertThat(bench.last().state()).isEqualTo(IncidentState.RESOLVED);
    assertThat(bench.last().endReason()).contains(EndReason.INPUT_ENDED);
    assertThat(bench.last().mediaEnd()).isEqualTo(OptionalLong.empty());
    assertThat(bench.last().end()).isEqualTo(Optional.empty());
  }

  @Test
  void whatRecoveredBeforeTheEndOfTheInputKeepsItsEnd() {
    bench.bad(50, 58);
    bench.clear(58, 60);
    bench.end(60, EndReason.INPUT_ENDED);

    assertThat(bench.last().endReason()).contains(EndReason.INPUT_ENDED);
    assertThat(bench.last().mediaEnd()).hasValue(us(58));
  }

  @Test
  void aSuspicionAtTheEndOfTheInputIsDropped() {
    bench.bad(59, 60);
    bench.end(60, EndReason.INPUT_ENDED);

    assertThat(bench.seen).isEmpty();
    assertThat(bench.tracker.current()).isEmpty();
  }

  @Test
  void aRemovedStreamEndsWhereTheLookingStopped() {
    bench.bad(10, 20);
    bench.end(21, EndReason.STREAM_REMOVED);

    assertThat(bench.last().mediaEnd()).hasValue(us(21));
    assertThat(bench.last().endReason()).contains(EndReason.STREAM_REMOVED);
    assertThat(bench.end(22, EndReason.STREAM_REMOVED)).isEmpty();
  }
}
