package dev.glasswatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoScoreTest {
  private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
  private final DemoScore score = new DemoScore(START);

  @Test
  void delaysCountFromWhenTheDefectWentOnAir() {
    DemoScore.Line freeze = score.lines().getFirst();
    assertThat(freeze.defect()).isEqualTo("freeze");
    score.alert(alert("opened", "freeze"), START.plus(freeze.from()).plusSeconds(4));
    score.alert(alert("resolved", "freeze"), START.plus(freeze.to()).plusMillis(2500));
    assertThat(score.lines().getFirst().opened()).contains(Duration.ofSeconds(4));
    assertThat(score.lines().getFirst().resolved()).contains(Duration.ofMillis(2500));
    assertThat(score.complete()).isFalse();
  }

  @Test
  void itIsCompleteWhenEveryDefectWasOpenedAndResolved() {
    for (DemoScore.Line line : List.copyOf(score.lines())) {
      assertThat(score.complete()).isFalse();
      score.alert(alert("opened", line.defect()), START.plus(line.from()).plusSeconds(3));
      score.alert(alert("resolved", line.defect()), START.plus(line.to()).plusSeconds(3));
    }
    assertThat(score.complete()).isTrue();
    assertThat(score.unexpected()).isEmpty();
  }

  @Test
  void whatIsNotInTheProgrammeIsUnexpected() {
    score.alert(alert("opened", "av_sync"), START.plusSeconds(30));
    assertThat(score.unexpected()).containsExactly("av_sync");
    // Too early to be the outage of the programme.
    score.alert(alert("opened", "no_signal"), START.plusSeconds(1));
    assertThat(score.unexpected()).containsExactly("av_sync", "no_signal");
  }

  @Test
  void theEndOfAnotherIncidentIsNotTheEndOfTheReportedOne() {
    DemoScore.Line freeze = score.lines().getFirst();
    score.alert(alert("opened", "freeze"), START.plus(freeze.from()).plusSeconds(4));
    score.alert(alert("resolved", "black"), START.plus(freeze.to()));
    assertThat(score.lines()).allMatch(line -> line.resolved().isEmpty());
    score.alert(alert("opened", "freeze"), START.plus(freeze.to()));
    assertThat(score.unexpected()).containsExactly("freeze");
  }

  private static JsonNode alert(String transition, String defect) {
    return new ObjectMapper()
        .valueToTree(
            Map.of(
                "type",
                "dev.glasswatch.incident." + transition,
                "data",
                Map.of("defect", defect, "incidentId", defect + "-1")));
  }
}
