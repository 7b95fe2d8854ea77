package dev.glasswatch.orchestrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.incident.EndReason;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.incident.Transition;
import dev.glasswatch.orchestrate.BatchEvent.IncidentMoved;
import dev.glasswatch.watch.StreamState;
import dev.glasswatch.watch.StreamStatus;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SupervisionTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final TestBatch test = new TestBatch(BatchSettings.DEFAULTS);

  @BeforeEach
  void watchOne() throws Exception {
    test.batch.add(StreamSpec.of("news", "https://x.example/"));
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void aWatchThatDiesIsStartedAgainAfterAPause() throws Exception {
    test.latest().die();
    test.pass(Duration.ZERO);
    assertThat(status().state()).isEqualTo(StreamState.RECONNECTING);
    assertThat(status().reason()).isEqualTo("watch_failed");
    assertThat(status().message()).contains("1 of 5 times", "started again in");
    assertThat(test.watches).hasSize(1);
    test.pass(Duration.ofSeconds(1));
    assertThat(test.watches).hasSize(2);
    assertThat(status().state()).isEqualTo(StreamState.LIVE);
    assertThat(test.batch.get("news").restarts()).isEqualTo(1);
  }

  @Test
  void theFifthDeathInARowMeansQuarantineAndAnIncident() throws Exception {
    dieFiveTimes();
    assertThat(status().state()).isEqualTo(StreamState.QUARANTINED);
    assertThat(test.watches).hasSize(5);
    assertThat(quarantines()).hasSize(1);
    assertThat(quarantines().getFirst().details()).containsEntry("failures", 5);
    test.pass(Duration.ofDays(1));
    assertThat(test.watches).hasSize(5);
  }

  @Test
  void aChangeLetsAStreamOutOfQuarantine() throws Exception {
    dieFiveTimes();
    test.batch.change("news", spec -> spec);
    assertThat(status().state()).isEqualTo(StreamState.LIVE);
    assertThat(quarantines().getLast().endReason()).contains(EndReason.SUPERSEDED);
  }

  @Test
  void aRemovedStreamTakesItsQuarantineWithIt() throws Exception {
    dieFiveTimes();
    test.batch.remove("news");
    assertThat(quarantines().getLast().endReason()).contains(EndReason.STREAM_REMOVED);
  }

  @Test
  void deathsLongAgoAreForgotten() throws Exception {
    for (int i = 0; i < 8; i++) {
      test.latest().die();
      test.pass(Duration.ZERO);
      test.pass(MINUTE);
      test.pass(Duration.ofMinutes(11));
    }
    assertThat(status().state()).isEqualTo(StreamState.LIVE);
    assertThat(quarantines()).isEmpty();
  }

  @Test
  void aWatchThatCannotBeMadeCountsAsDead() throws Exception {
    test.failToMakeWatches(true);
    test.batch.add(StreamSpec.of("other", "https://x.example/"));
    test.pass(Duration.ZERO);
    assertThat(test.batch.get("other").status().reason()).isEqualTo("watch_failed");
    test.failToMakeWatches(false);
    test.pass(MINUTE);
    assertThat(test.batch.get("other").status().state()).isEqualTo(StreamState.LIVE);
  }

  @Test
  void whatEndedForAReasonIsLeftAlone() throws Exception {
    for (StreamState end :
        List.of(StreamState.ENDED, StreamState.REFUSED, StreamState.QUARANTINED)) {
      test.latest().move(end, "because");
      test.latest().die();
      test.pass(MINUTE);
      assertThat(test.watches).hasSize(1);
      assertThat(status().state()).isEqualTo(end);
    }
  }

  @Test
  void pausesDoubleUpToABoundAndKeepApart() {
    RestartPolicy policy =
        new RestartPolicy(Duration.ofSeconds(1), Duration.ofSeconds(60), 5, MINUTE);
    Random random = new Random(7);
    for (int failures = 1; failures < 40; failures++) {
      long longest = (long) Math.min(60_000, 1000 * Math.pow(2, failures - 1));
      assertThat(policy.pause(failures, random).toMillis())
          .isBetween(longest - longest / 2, longest);
    }
  }

  private void dieFiveTimes() {
    for (int i = 0; i < 5; i++) {
      test.latest().die();
      test.pass(Duration.ZERO);
      test.pass(MINUTE);
    }
  }

  private StreamStatus status() throws StreamException {
    return test.batch.get("news").status();
  }

  private List<Incident> quarantines() {
    return test.events(IncidentMoved.class).stream()
        .map(IncidentMoved::transition)
        .map(Transition::incident)
        .filter(incident -> incident.key().defect().name().equals("stream_quarantined"))
        .toList();
  }
}
