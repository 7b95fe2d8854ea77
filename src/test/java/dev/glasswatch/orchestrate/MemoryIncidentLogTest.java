package dev.glasswatch.orchestrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasswatch.incident.EndReason;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.incident.Transition;
import dev.glasswatch.media.TrackChoice;
import dev.glasswatch.source.SourceSpec;
import dev.glasswatch.watch.WatchListener;
import dev.glasswatch.watch.WatchMode;
import dev.glasswatch.watch.WatchPlan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MemoryIncidentLogTest {

  private static final Instant NOW = FakeWatch.T0;

  private final MemoryIncidentLog log = new MemoryIncidentLog(3);
  private final FakeWatch watch = new FakeWatch(plan(), new Noting());

  private final class Noting implements WatchListener {
    @Override
    public void transition(Transition transition) {
      log.note(transition.incident(), Map.of(), transition.at());
    }
  }

  @Test
  void theResolvedOnesBeyondTheBoundAreDroppedOldestFirst() {
    Incident open = watch.open("black");
    for (int i = 0; i < 5; i++) {
      watch.open("freeze");
      watch.resolve("freeze", EndReason.RECOVERED);
    }
    assertThat(numbers()).containsExactly(6L, 5L, 4L, 1L);
    assertThat(log.dropped()).isEqualTo(2);
    assertThat(log.byId(open.id())).isPresent();
    assertThat(log.byId("news-freeze-2")).isEmpty();
  }

  @Test
  void lateNewsDoesNotReopenWhatIsResolved() {
    Incident open = watch.open("freeze");
    watch.resolve("freeze", EndReason.RECOVERED);
    log.note(open, Map.of(), NOW);
    assertThat(log.byId(open.id()).orElseThrow().incident().endReason())
        .contains(EndReason.RECOVERED);
  }

  @Test
  void whatEndedBeforeOrBeganAfterIsLeftOut() {
    watch.open("freeze");
    watch.resolve("freeze", EndReason.RECOVERED); // from T0 to T0 + 5 s
    assertThat(between(NOW.plusSeconds(4), NOW.plusSeconds(9))).hasSize(1);
    assertThat(between(NOW.plusSeconds(5), NOW.plusSeconds(9))).isEmpty();
    assertThat(between(NOW.minusSeconds(9), NOW)).isEmpty();
  }

  private List<LoggedIncident> between(Instant from, Instant to) {
    IncidentQuery all = IncidentQuery.ALL;
    return log.find(
        new IncidentQuery(
            all.stream(),
            all.defect(),
            all.state(),
            java.util.Optional.of(from),
            java.util.Optional.of(to)),
        OptionalLong.empty(),
        10);
  }

  private List<Long> numbers() {
    return log.find(IncidentQuery.ALL, OptionalLong.empty(), 100).stream()
        .map(LoggedIncident::number)
        .toList();
  }

  private static WatchPlan plan() {
    return new WatchPlan(
        "news",
        SourceSpec.of("https://x.example/"),
        TrackChoice.DEFAULT,
        WatchMode.LIVE,
        false,
        List.of());
  }
}
