package dev.glasswatch.orchestrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glasswatch.incident.EndReason;
import dev.glasswatch.incident.Incident;
import dev.glasswatch.incident.Transition;
import dev.glasswatch.orchestrate.BatchEvent.IncidentMoved;
import dev.glasswatch.source.RenditionChoice;
import dev.glasswatch.watch.StreamState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchTest {

  private static final StreamSpec NEWS = StreamSpec.of("news", "https://x.example/live.m3u8");
  private static final DetectorChoice OFF = new DetectorChoice(Optional.of(false), Map.of());

  private final TestBatch test = new TestBatch(BatchSettings.DEFAULTS);

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void oneWatchRunsForEachStreamWithEveryDetector() throws Exception {
    test.batch.add(NEWS);
    assertThat(test.batch.get("news").status().state()).isEqualTo(StreamState.LIVE);
    assertThat(test.batch.get("news").detectors()).containsExactly("black", "freeze", "silence");
  }

  @Test
  void addingTellsWhatWasAdded() throws Exception {
    assertThat(test.batch.add(NEWS))
        .matches(Batch.Added::fresh)
        .extracting(added -> added.stream().spec())
        .isEqualTo(NEWS);
    assertThat(test.batch.add(NEWS)).matches(added -> !added.fresh());
  }

  @Test
  void removingAStreamEndsItsIncidentsAsRemoved() throws Exception {
    test.batch.add(NEWS);
    test.latest().open("freeze");
    test.batch.remove("news");
    assertThat(lastEnd()).contains(EndReason.STREAM_REMOVED);
    assertThat(test.latest().closed()).isTrue();
    assertThat(test.batch.size()).isZero();
  }

  @Test
  void labelsChangeWithoutTouchingTheWatch() throws Exception {
    test.batch.add(NEWS);
    test.batch.change("news", spec -> labelled(spec, Map.of("tier", "gold")));
    test.latest().open("freeze");
    assertThat(test.watches).hasSize(1);
    assertThat(test.events(IncidentMoved.class).getLast().labels()).containsEntry("tier", "gold");
  }

  @Test
  void aDetectorThatIsSwitchedOffTakesItsIncidentsWithIt() throws Exception {
    test.batch.add(NEWS);
    test.latest().open("freeze");
    test.latest().open("black");
    test.batch.change("news", spec -> detecting(spec, Map.of("freeze", OFF)));
    assertThat(test.watches).hasSize(2);
    assertThat(test.batch.get("news").detectors()).containsExactly("black", "silence");
    assertThat(ends("freeze")).containsExactly(EndReason.DETECTOR_DISABLED);
    assertThat(ends("black")).containsExactly(EndReason.SUPERSEDED);
  }

  @Test
  void theStreamsWordGoesBeforeTheProcesssWord() throws Exception {
    BatchSettings settings =
        settings(
            Set.of("freeze", "black"),
            Map.of(
                "freeze",
                new DetectorChoice(Optional.of(true), Map.of("minDuration", "5s")),
                "black",
                OFF));
    try (TestBatch own = new TestBatch(settings)) {
      assertThat(own.batch.detectors()).containsExactly("freeze");
      own.batch.add(
          detecting(
              NEWS,
              Map.of(
                  "freeze", new DetectorChoice(Optional.empty(), Map.of("share", "0.5")),
                  "black", new DetectorChoice(Optional.of(true), Map.of()),
                  "silence", new DetectorChoice(Optional.of(true), Map.of()))));
      assertThat(own.batch.get("news").detectors()).containsExactly("black", "freeze");
      var freeze = own.latest().plan.detectors().get(1).settings();
      assertThat(freeze.get(FakeDetectors.MIN_DURATION)).isEqualTo(Duration.ofSeconds(5));
      assertThat(freeze.get(FakeDetectors.SHARE)).isEqualTo(0.5);
    }
  }

  @Test
  void aStreamMayRunWithoutAnyDetector() throws Exception {
    test.batch.add(detecting(NEWS, Map.of("freeze", OFF, "black", OFF, "silence", OFF)));
    assertThat(test.latest().plan.detectors()).isEmpty();
  }

  @Test
  void settingsOfTheProcessAreCheckedAtTheStart() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TestBatch(settings(Set.of("frieze"), Map.of())))
        .withMessageContaining("There is no detector \"frieze\"");
  }

  @Test
  void aFailedChangeChangesNothing() throws Exception {
    test.batch.add(NEWS);
    DetectorChoice bad = new DetectorChoice(Optional.empty(), Map.of("share", "2"));
    assertThatThrownBy(
            () -> test.batch.change("news", spec -> detecting(spec, Map.of("freeze", bad))))
        .isInstanceOf(StreamException.class)
        .hasMessageContaining("freeze: share must be between 0 and 1");
    assertThat(test.batch.get("news").spec()).isEqualTo(NEWS);
    assertThat(test.watches).hasSize(1);
  }

  @Test
  void audioTracksAreChosenByIndexOrLanguage() throws Exception {
    test.batch.add(withAudio("en"));
    assertThat(test.latest().plan.source().audioLanguage()).contains("en");
    test.batch.change("news", spec -> withAudio("1"));
    assertThat(test.latest().plan.source().audioLanguage()).isEmpty();
    assertThat(test.latest().plan.tracks().audio())
        .isEqualTo(new dev.glasswatch.media.AudioChoice.ByIndex(1));
  }

  @Test
  void closingStopsEveryStreamAndTakesNoMore() throws Exception {
    test.batch.add(NEWS);
    test.batch.add(StreamSpec.of("other", "https://x.example/"));
    test.latest().open("black");
    test.batch.close();
    assertThat(test.watches).allMatch(FakeWatch::closed);
    assertThat(lastEnd()).contains(EndReason.SUPERSEDED);
    assertThatThrownBy(() -> test.batch.add(NEWS)).hasMessageContaining("shutting down");
  }

  @Test
  void closingManyThatDoNotEndTakesAsLongAsClosingOne() throws Exception {
    for (int i = 0; i < 10; i++) {
      test.batch.add(StreamSpec.of("stream-" + i, "https://x.example/"));
      test.latest().neverEnds(test.nanoClock);
    }
    test.batch.close();
    assertThat(test.watches).allMatch(FakeWatch::closed);
    assertThat(Duration.ofNanos(test.nanoClock.get())).isEqualTo(Duration.ofSeconds(2));
  }

  private Optional<EndReason> lastEnd() {
    return test.events(IncidentMoved.class).getLast().transition().incident().endReason();
  }

  private List<EndReason> ends(String defect) {
    return test.events(IncidentMoved.class).stream()
        .map(IncidentMoved::transition)
        .map(Transition::incident)
        .filter(incident -> incident.key().defect().name().equals(defect))
        .map(Incident::endReason)
        .flatMap(Optional::stream)
        .toList();
  }

  private static BatchSettings settings(Set<String> only, Map<String, DetectorChoice> choices) {
    return new BatchSettings(10, only, choices, RestartPolicy.DEFAULTS, Duration.ofSeconds(2));
  }

  private static StreamSpec labelled(StreamSpec spec, Map<String, String> labels) {
    return new StreamSpec(
        spec.id(),
        spec.url(),
        labels,
        spec.priority(),
        spec.loop(),
        spec.rendition(),
        spec.audioTrack(),
        spec.headers(),
        spec.detectors(),
        spec.reference());
  }

  private static StreamSpec detecting(StreamSpec spec, Map<String, DetectorChoice> detectors) {
    return new StreamSpec(
        spec.id(),
        spec.url(),
        spec.labels(),
        spec.priority(),
        spec.loop(),
        spec.rendition(),
        spec.audioTrack(),
        spec.headers(),
        detectors,
        spec.reference());
  }

  private static StreamSpec withAudio(String track) {
    return new StreamSpec(
        "news",
        "https://x.example/live.m3u8",
        Map.of(),
        50,
        false,
        RenditionChoice.BEST,
        Optional.of(track),
        Map.of(),
        Map.of(),
        Optional.empty());
  }
}
