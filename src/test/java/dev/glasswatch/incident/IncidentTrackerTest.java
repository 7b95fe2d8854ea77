package dev.glasswatch.incident;

import static dev.glasswatch.incident.TrackerBench.BLACK;
import static dev.glasswatch.incident.TrackerBench.FREEZE;
import static dev.glasswatch.incident.TrackerBench.TWO_THEN_FIVE;
import static dev.glasswatch.incident.TrackerBench.rule;
import static dev.glasswatch.incident.TrackerBench.us;
import static dev.glasswatch.incident.TransitionKind.OPENED;
import static dev.glasswatch.incident.TransitionKind.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glasswatch.detect.Defect;
import dev.glasswatch.detect.Observation;
import dev.glasswatch.detect.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IncidentTrackerTest {
  private final TrackerBench bench = new TrackerBench(TWO_THEN_FIVE, rule(BLACK, 0, 0));

  @Test
  void defectsAndTracksHaveLivesOfTheirOwn() {
    bench.bad(10, 12);
    bench.observe(bad(BLACK, "v:1", 10, 12));
    bench.observe(bad(FREEZE, "v:2", 10, 12));

    assertThat(bench.tracker.current())
        .extracting(incident -> incident.key().defect() + " " + incident.key().track())
        .containsExactly("freeze v:0", "black v:1", "freeze v:2");
    assertThat(bench.tracker.current()).extracting(Incident::id).doesNotHaveDuplicates();
    assertThat(bench.kinds()).containsExactly(OPENED, OPENED, OPENED);
  }

  @Test
  void switchingOffADetectorEndsItsIncidentsOnly() {
    bench.bad(10, 12);
    bench.observe(bad(FREEZE, "v:1", 10, 12));
    bench.observe(bad(BLACK, "v:0", 10, 12));

    List<Transition> ended = bench.tracker.end(FREEZE, us(13), EndReason.DETECTOR_DISABLED);

    assertThat(ended).extracting(Transition::kind).containsExactly(RESOLVED, RESOLVED);
    assertThat(ended)
        .extracting(end -> end.incident().endReason())
        .containsOnly(Optional.of(EndReason.DETECTOR_DISABLED));
    assertThat(bench.only().key().defect()).isEqualTo(BLACK);
  }

  @Test
  void aDefectWithoutARuleIsRefusedByName() {
    Observation unknown = bad(new Defect("surprise"), "v:0", 0, 1);

    assertThatThrownBy(() -> bench.observe(unknown))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("surprise");
  }

  @Test
  void theWatchHasRulesForItsOwnDefects() {
    bench.observe(bad(WatchDefects.DETECTOR_FAILED, Observation.WHOLE_STREAM, 0, 0));
    bench.observe(bad(WatchDefects.SOURCE_REFUSED, Observation.WHOLE_STREAM, 0, 0));
    bench.observe(bad(WatchDefects.STREAM_QUARANTINED, Observation.WHOLE_STREAM, 0, 0));

    assertThat(bench.kinds()).containsExactly(OPENED, OPENED, OPENED);
  }

  @Test
  void detailsPrintInOrderOfTheirNames() {
    bench.observe(
        new Observation(
            BLACK,
            "v:0",
            0,
            1,
            1,
            Severity.MAJOR,
            "black",
            Map.of("c", 1, "a", 2, "b", 3, "d", 4)));

    assertThat(bench.last().details().keySet()).containsExactly("a", "b", "c", "d");
  }

  private static Observation bad(Defect defect, String track, double from, double to) {
    return new Observation(defect, track, us(from), us(to), 1, Severity.MAJOR, "bad", Map.of());
  }
}
