package dev.glasswatch.orchestrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.incident.Acknowledgement;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.incident.TransitionKind;
import dev.glasswatch.orchestrate.BatchEvent.IncidentMoved;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Incidents that go on over a restart of the process, and what is said about them from outside. */
class AdoptionTest {

  private static final StreamSpec NEWS = StreamSpec.of("news", "https://x.example/");
  private static final Acknowledgement SEEN = new Acknowledgement("mara", "", FakeWatch.T0);

  private final TestBatch test = new TestBatch(BatchSettings.DEFAULTS);
  private final Incident left = leave();

  private static Incident leave() {
    try (TestBatch earlier = new TestBatch(BatchSettings.DEFAULTS)) {
      earlier.batch.add(NEWS);
      return earlier.latest().open("freeze");
    } catch (StreamException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void adopt() throws Exception {
    test.batch.add(NEWS, List.of(left));
  }

  @AfterEach
  void close() {
    test.close();
  }

  private List<TransitionKind> kinds() {
    return test.events(IncidentMoved.class).stream()
        .map(moved -> moved.transition().kind())
        .toList();
  }

  @Test
  void aWatchGoesOnWithThem() {
    assertThat(kinds()).containsExactly(TransitionKind.REMINDER);
    assertThat(test.batch.incidents()).containsExactly(left.reminded());
  }

  @Test
  void aWatchThatFollowsInTheSameProcessDoesNotAdoptThemAgain() {
    test.latest().die();
    test.pass(Duration.ZERO);
    test.pass(Duration.ofSeconds(1));

    assertThat(test.watches).hasSize(2);
    assertThat(test.latest().plan.adopted()).isEmpty();
  }

  @Test
  void aWatchThatCouldNotBeMadeLeavesThemToTheNext() throws Exception {
    test.failToMakeWatches(true);
    test.batch.add(StreamSpec.of("other", "https://x.example/"), List.of(left));
    test.failToMakeWatches(false);
    test.pass(Duration.ZERO);
    test.pass(Duration.ofSeconds(1));

    assertThat(test.latest().plan.adopted()).containsExactly(left);
  }

  @Test
  void theyCanBeRemindedOfAndAcknowledged() {
    assertThat(test.batch.remind("news", left.id())).isTrue();
    assertThat(test.batch.acknowledge("news", left.id(), SEEN)).isTrue();

    assertThat(kinds()).endsWith(TransitionKind.REMINDER, TransitionKind.ACKNOWLEDGED);
    assertThat(test.batch.incidents().getFirst().acknowledged()).contains(SEEN);
    assertThat(test.batch.remind("news", "another")).isFalse();
    assertThat(test.batch.remind("elsewhere", left.id())).isFalse();
    assertThat(test.batch.acknowledge("elsewhere", left.id(), SEEN)).isFalse();
  }

  @Test
  void soCanAQuarantine() throws Exception {
    for (int i = 0; i < BatchSettings.DEFAULTS.restarts().mostFailures(); i++) {
      test.latest().die();
      test.pass(Duration.ZERO);
      test.pass(Duration.ofMinutes(1));
    }
    Incident quarantine = test.events(IncidentMoved.class).getLast().transition().incident();
    assertThat(test.batch.remind("news", quarantine.id())).isTrue();
    assertThat(test.batch.acknowledge("news", quarantine.id(), SEEN)).isTrue();
    test.batch.remove("news");

    assertThat(kinds())
        .endsWith(
            TransitionKind.OPENED,
            TransitionKind.REMINDER,
            TransitionKind.ACKNOWLEDGED,
            TransitionKind.RESOLVED);
    Incident last = test.events(IncidentMoved.class).getLast().transition().incident();
    assertThat(last.sequence()).isEqualTo(4);
    assertThat(last.acknowledged()).contains(SEEN);
    assertThat(test.batch.remind("news", quarantine.id())).isFalse();
  }
}
