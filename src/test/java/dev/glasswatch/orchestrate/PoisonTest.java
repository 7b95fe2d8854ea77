package dev.glasswatch.orchestrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.incident.EndReason;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.incident.Transition;
import dev.glasswatch.incident.TransitionKind;
import dev.glasswatch.incident.WatchDefects;
import dev.glasswatch.orchestrate.BatchEvent.IncidentMoved;
import dev.glasswatch.watch.StreamState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Streams that brought the process down are left alone until somebody says otherwise. */
class PoisonTest {

  private static final StreamSpec NEWS = StreamSpec.of("news", "https://x.example/");

  private final TestBatch test = new TestBatch(BatchSettings.DEFAULTS);

  @AfterEach
  void close() {
    test.close();
  }

  private StreamState state() throws StreamException {
    return test.batch.get("news").status().state();
  }

  private List<Transition> told() {
    return test.events(IncidentMoved.class).stream().map(IncidentMoved::transition).toList();
  }

  private void poison() throws StreamException {
    test.strikes.put("news", 2);
    test.batch.add(NEWS);
  }

  @Test
  void itIsNotWatchedAndSaysSo() throws Exception {
    poison();
    test.batch.add(StreamSpec.of("film", "https://y.example/"));

    assertThat(test.watches).hasSize(1);
    assertThat(state()).isEqualTo(StreamState.QUARANTINED);
    assertThat(test.batch.get("news").status().message()).contains("2 times", "news/release");
    Incident incident = told().getFirst().incident();
    assertThat(incident.key().defect()).isEqualTo(WatchDefects.STREAM_QUARANTINED);
    assertThat(incident.reason()).isEqualTo("native_crash");
    test.pass(Duration.ofDays(2));
    assertThat(test.watches).hasSize(1);
  }

  @Test
  void itIsTriedAgainOnceItIsReleased() throws Exception {
    poison();
    test.batch.release("news");

    assertThat(state()).isEqualTo(StreamState.LIVE);
    assertThat(test.strikes).isEmpty();
    assertThat(told()).extracting(Transition::kind).endsWith(TransitionKind.RESOLVED);
  }

  @Test
  void orOnceItIsChanged() throws Exception {
    poison();
    test.batch.change("news", spec -> spec);

    assertThat(state()).isEqualTo(StreamState.LIVE);
    assertThat(test.strikes).isEmpty();
  }

  @Test
  void releasingWhatIsWatchedChangesNothing() throws Exception {
    test.batch.add(NEWS);
    test.batch.release("news");

    assertThat(test.watches).hasSize(1);
    assertThat(told()).isEmpty();
  }

  @Test
  void aStreamThatFailedTooOftenIsReleasedToo() throws Exception {
    test.batch.add(NEWS);
    for (int i = 0; i < BatchSettings.DEFAULTS.restarts().mostFailures(); i++) {
      test.latest().die();
      test.pass(Duration.ZERO);
      test.pass(Duration.ofMinutes(1));
    }
    assertThat(state()).isEqualTo(StreamState.QUARANTINED);
    test.batch.release("news");

    assertThat(state()).isEqualTo(StreamState.LIVE);
  }

  @Test
  void itsIncidentsWaitAndItsQuarantineGoesOnOverARestart() throws Exception {
    poison();
    Incident quarantine = told().getFirst().incident();
    try (TestBatch earlier = new TestBatch(BatchSettings.DEFAULTS);
        TestBatch next = new TestBatch(BatchSettings.DEFAULTS)) {
      earlier.batch.add(NEWS);
      Incident freeze = earlier.latest().open("freeze");
      next.strikes.put("news", 2);
      next.batch.add(NEWS, List.of(freeze, quarantine));

      assertThat(next.events(IncidentMoved.class))
          .extracting(moved -> moved.transition().incident())
          .containsExactly(quarantine.reminded());
      next.batch.release("news");
      assertThat(next.latest().plan.adopted()).containsExactly(freeze);
      assertThat(next.events(IncidentMoved.class))
          .extracting(moved -> moved.transition().kind())
          .containsExactly(
              TransitionKind.REMINDER, TransitionKind.RESOLVED, TransitionKind.REMINDER);
    }
  }

  @Test
  void whatWaitsEndsWithItsStream() throws Exception {
    try (TestBatch earlier = new TestBatch(BatchSettings.DEFAULTS)) {
      earlier.batch.add(NEWS);
      Incident freeze = earlier.latest().open("freeze");
      test.strikes.put("news", 2);
      test.batch.add(NEWS, List.of(freeze));
      test.batch.remove("news");

      assertThat(told().getLast().incident().id()).isEqualTo(freeze.id());
      assertThat(told().getLast().incident().endReason()).contains(EndReason.STREAM_REMOVED);
    }
  }
}
